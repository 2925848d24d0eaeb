"""第三十四条 Article 34: a recipient goes on improving, and spreads what it has learnt.

A duty without a sanction: what was done is recorded (seat, day, evidence), never scored, and
neglect takes no honour away; revocation has only the grounds of Articles 30 and 31.
"""

from award.law.citation import Citation, cite

IMPROVE = cite(34, "获奖单位应当持续改进质量管理")
INNOVATE = cite(34, "致力推进技术和管理创新")
RESPONSIBILITY = cite(34, "积极履行社会责任")
SPREAD = cite(34, "宣传推广先进质量管理经验和方法")
EXAMPLE = cite(34, "发挥好模范带动作用")

DUTIES: tuple[Citation, ...] = (IMPROVE, INNOVATE, RESPONSIBILITY, SPREAD, EXAMPLE)
