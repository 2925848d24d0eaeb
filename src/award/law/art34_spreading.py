"""第三十四条 Article 34 (with 9, 10): a recipient goes on improving, and spreads what it has learnt.

A duty without a sanction: what was done is recorded (seat, day, evidence), never scored, and
neglect takes no honour away; revocation has only the grounds of Articles 30 and 31.
"""

from award.law.case import SpreadingCase
from award.law.citation import Citation, Findings, cite, correct, house, met, refuse

IMPROVE = cite(34, "获奖单位应当持续改进质量管理")
INNOVATE = cite(34, "致力推进技术和管理创新")
RESPONSIBILITY = cite(34, "积极履行社会责任")
SPREAD = cite(34, "宣传推广先进质量管理经验和方法")
EXAMPLE = cite(34, "发挥好模范带动作用")
CITY_SPREADS = cite(9, "组织宣传推广先进质量管理模式、方法")
EACH_ITS_OWN = cite(10, "分别负责本辖区、本行业、本系统内市长质量奖有关工作")
WHOLE = house("story_whole", "经验写全标题、摘要、正文，并指明对应的条款或者方法，再提交")
CONSENT = house("story_consent", "经验公开前，获奖单位看过全文并同意公开；改过的文字重新征得同意")

DUTIES: tuple[Citation, ...] = (IMPROVE, INNOVATE, RESPONSIBILITY, SPREAD, EXAMPLE)

PERSONS = house("white_list", "公开的内容只有名单所列的字段，不含个人身份和联系号码")


def still_a_recipient(case: SpreadingCase) -> Findings:
    """What is held up as an example is a recipient's; a revoked title is none (interpretation 0050)."""
    if not case.revoked:
        return met()
    return refuse(EXAMPLE, f"{case.name}的称号已撤销，不再作为获奖单位的经验公开", "revoked")


def whole(case: SpreadingCase) -> Findings:
    """A story says what was done and by which way, not only that it went well."""
    return correct(WHOLE, f"还缺：{'、'.join(case.missing)}", "story") if case.missing else met()


def agreed(case: SpreadingCase) -> Findings:
    """The unit has agreed to these words: by handing them in, or on paper where CITY wrote them."""
    return met() if case.agreed else refuse(CONSENT, "还没有登记获奖单位对现在这份文字的同意", "consent")


def without_personal_numbers(case: SpreadingCase) -> Findings:
    """No identity number and no mobile telephone reaches a public page."""
    return refuse(PERSONS, case.personal, "personal") if case.personal else met()


def of_own_ground(case: SpreadingCase) -> Findings:
    """10: a county records what was done for the recipients of its own territory."""
    if not case.elsewhere:
        return met()
    return refuse(EACH_ITS_OWN, f"{'、'.join(case.elsewhere)}的住所不在本辖区", "county")
