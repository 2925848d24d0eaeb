"""第二十八条 Article 28: examiners keep secrets; applicants declare which materials are secret."""

from award.law.citation import cite

KEEP = cite(28, "保守申报单位的商业秘密、技术秘密")
DECLARE = cite(28, "申报单位应当主动申明申报材料中涉及的商业秘密或技术秘密")

SECRECY = {"none": "不涉密", "commercial": "商业秘密", "technical": "技术秘密"}
