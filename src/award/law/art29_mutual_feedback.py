"""第二十九条 Article 29: applicants judge examiners' discipline, examiners the applicants' conduct."""

from award.law.citation import cite

ON_EXAMINER = cite(29, "申报单位对评审人员纪律执行情况予以评价")
ON_APPLICANT = cite(29, "评审人员对申报单位守纪情况予以评价")
STRIKE_OFF = cite(29, "取消其评审员资格")
