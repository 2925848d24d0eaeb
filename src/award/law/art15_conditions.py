"""第十五条 Article 15: what an applicant must be and have; a judgement is attested, never computed.

A duration is complete on its corresponding day (《民法典》第二百零二条, interpretation 0003). What is
missing may be supplied (CORRECT); what is told and falls short is refused.
"""

from datetime import date

from award.law.art02_award import entity_kind
from award.law.citation import Citation, Findings, cite, confirm, correct, met, note, refuse, settle
from award.law.dates import spoken, years_after
from award.law.facts import UNKNOWN, HasFacts
from award.law.lookback import Lies, window
from award.law.uscc import check as check_uscc

REGISTERED = cite(15, "依法在包头市内登记注册")
LEGAL_PERSON = cite(15, "具有独立法人资格")
OPERATION = cite(15, "连续正常生产经营3年以上")
QUALITY_SYSTEM = cite(15, "质量管理体系健全")
OFFICER = cite(15, "有效运行首席质量官制度")
EXCELLENCE = cite(15, "实施卓越绩效模式2年以上")
POSITION = cite(15, "其关键经济、技术指标和质量水平应位居包头市同行业前列")
RESULTS = cite(15, "履行社会责任等方面取得突出成效")

ENTERPRISE_PREFIX = "91"


def registered_in_baotou(case: HasFacts) -> Findings:
    """The place of registration is the domicile on the business licence (interpretation 0009)."""
    registered = case.facts.registered_in_baotou
    if registered is None:
        return correct(REGISTERED, "未说明是否在包头市内登记注册", "art15.registered_in_baotou")
    if not registered:
        return refuse(REGISTERED, "登记住所不在包头市内", "art15.registered_in_baotou")
    return met()


def credit_code(case: HasFacts) -> Findings:
    """A unified social credit code that checks out; one that does not begin with 91 is noted."""
    code = case.facts.uscc
    if code is None:
        return correct(LEGAL_PERSON, "未提供统一社会信用代码", "art15.uscc")
    answer = check_uscc(code)
    if not answer.valid:
        return correct(LEGAL_PERSON, f"统一社会信用代码{code}有误：{answer.because}", "art15.uscc")
    if not answer.normalised.startswith(ENTERPRISE_PREFIX):
        because = f"统一社会信用代码{answer.normalised}不以{ENTERPRISE_PREFIX}开头，可能不是企业，请核对"
        return note(LEGAL_PERSON, because, "art15.uscc")
    return met()


def years_in_business(case: HasFacts) -> Findings:
    """In business for `eligibility.years`; years before a move to Baotou count unless read otherwise."""
    facts, needed = case.facts, case.readings["eligibility.years"]
    moved, found = facts.relocated_to_baotou_on, met()
    if moved is UNKNOWN:
        found += correct(OPERATION, "未说明是否由市外迁入", "art15.relocated_to_baotou_on")
        moved = None
    whole_life = case.readings["relocation.counts"] == "whole_life"
    if moved is not None and whole_life:
        because = f"{spoken(moved)}由市外迁入，迁入前的经营年限合并计算"
        found += note(OPERATION, because, "art15.relocated_to_baotou_on")
    if facts.established_on is None:
        return found + correct(OPERATION, "未说明成立日期", "art15.established_on")
    start, started = facts.established_on, "成立"
    if moved is not None and moved > start and not whole_life:
        start, started = moved, "迁入"
    complete = years_after(start, needed)
    if facts.base_date < complete:
        because = f"{spoken(start)}{started}，{_too_short(complete, needed, facts.base_date)}"
        found += refuse(OPERATION, because, "art15.established_on")
    return found


def without_suspension(case: HasFacts) -> Findings:
    """Whether a suspension within those last years breaks 连续正常 is for a named official."""
    recent = window(case.facts.base_date, case.readings["eligibility.years"], case.readings)
    found = met()
    for suspension in case.facts.suspensions:
        until = f"至{spoken(suspension.end)}" if suspension.end else "尚未恢复"
        because = f"{spoken(suspension.start)}起停产停业，{until}"
        if recent.place(suspension.start) is Lies.LATER:
            found += note(OPERATION, f"{because}，在基准日之后", "art15.suspension")
        elif suspension.end is None or suspension.end >= recent.first:
            found += confirm(OPERATION, f"{because}，是否影响连续正常经营须具名认定", "art15.suspension")
    return settle(found, case.attested)


def quality_system(case: HasFacts) -> Findings:
    told = case.facts.standing.quality_system
    return _attested(case, QUALITY_SYSTEM, "art15.quality_system", told, "质量管理体系健全")


def chief_quality_officer(case: HasFacts) -> Findings:
    """None at all is a condition lacking; one that is there but unproven may be proven."""
    officer, key = case.facts.chief_quality_officer, "art15.chief_quality_officer"
    if officer is False:
        return refuse(OFFICER, "未设首席质量官", key)
    if officer is None:
        return correct(OFFICER, "未提供首席质量官的任命文件", key)
    if officer.appointed_on is None:
        return correct(OFFICER, "未说明首席质量官的任命日期", key)
    if officer.appointed_on > case.facts.base_date:
        because = f"首席质量官{spoken(officer.appointed_on)}任命，晚于基准日，须证明此前已运行"
        return correct(OFFICER, because, key)
    if not officer.evidence:
        because = f"首席质量官{spoken(officer.appointed_on)}任命，未提供任命文件"
        return correct(OFFICER, because, key)
    return met()


def performance_excellence(case: HasFacts) -> Findings:
    """Performance excellence practised for `eligibility.pem_years`, from the day it was introduced."""
    since, key = case.facts.performance_excellence_since, "art15.performance_excellence"
    if since is None:
        return correct(EXCELLENCE, "未提供导入卓越绩效模式的起始证据", key)
    needed = case.readings["eligibility.pem_years"]
    complete = years_after(since, needed)
    if case.facts.base_date < complete:
        because = f"{spoken(since)}起实施卓越绩效模式，{_too_short(complete, needed, case.facts.base_date)}"
        return refuse(EXCELLENCE, because, key)
    return met()


def industry_position(case: HasFacts) -> Findings:
    told = case.facts.standing.industry_position
    return _attested(case, POSITION, "art15.industry_position", told, "位居包头市同行业前列")


def outstanding_results(case: HasFacts) -> Findings:
    told = case.facts.standing.outstanding_results
    return _attested(case, RESULTS, "art15.outstanding_results", told, "各方面取得突出成效")


def _too_short(complete: date, years: int, base_date: date) -> str:
    return f"到{spoken(complete)}才满{years}年，基准日为{spoken(base_date)}"


def _attested(case: HasFacts, law: Citation, key: str, told: bool | None, point: str) -> Findings:
    """A judgement: what the deciding official attested prevails over what the file says."""
    verdict = case.attested.get(key, told)
    if verdict is None:
        return confirm(law, f"{point}，尚无具名认定", key)
    return met() if verdict else refuse(law, f"{point}，经具名认定：不符合", key)


CONDITIONS = (
    entity_kind,
    registered_in_baotou,
    credit_code,
    years_in_business,
    without_suspension,
    quality_system,
    chief_quality_officer,
    performance_excellence,
    industry_position,
    outstanding_results,
)
