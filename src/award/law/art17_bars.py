"""第十七条 Article 17: six bars, one rule an 项. Any one of them forbids applying.

What is not known is neither held against the enterprise nor waved through: a named official
settles it (CONFIRM, by the finding's key). The window of 近3年 is law/lookback.py.
"""

from datetime import date

from award.law.accidents import counted_grade, trial
from award.law.citation import Citation, Findings, Kind, cite, confirm, met, note, refuse, settle
from award.law.dates import spoken
from award.law.facts import AccidentGrade, AwardFraud, HasFacts, Incident, IncidentKind, TaxMatter
from award.law.lookback import Lies, Window, window
from award.law.tristate import both, either

POLICY = cite(17, "不符合产业、环保、质量政策")
LICENCES = cite(17, "未取得国家规定的有关证照")
ACCIDENTS = cite(17, "近3年有较大及以上质量安全、安全生产、环境污染、公共卫生、服务质量等责任事故")
FRAUD = cite(17, "近3年参加各级政府奖项评定活动存在弄虚作假等违规行为")
ARREARS = cite(17, "近3年在缴纳和代扣代缴税收、社会保险费过程中存在严重违法行为")
CREDIT = cite(17, "列入经营异常名录和严重违法失信名单的，有不良信用记录未修复的")

KINDS_ZH = {
    IncidentKind.QUALITY_SAFETY: "质量安全",
    IncidentKind.PRODUCTION_SAFETY: "安全生产",
    IncidentKind.ENVIRONMENT: "环境污染",
    IncidentKind.PUBLIC_HEALTH: "公共卫生",
    IncidentKind.SERVICE_QUALITY: "服务质量",
}


def policy(case: HasFacts) -> Findings:
    """17(1): against industrial, environmental or quality policy."""
    conflict, key = case.facts.policy_conflict, "art17.1.policy"
    if conflict is None:
        return settle(confirm(POLICY, "是否符合产业、环保、质量政策尚未核实", key), case.attested)
    return refuse(POLICY, "存在不符合产业、环保、质量政策的情形", key) if conflict else met()


def licences(case: HasFacts) -> Findings:
    """17(2): licences that the state requires are lacking."""
    in_order, key = case.facts.licences_in_order, "art17.2.licences"
    if in_order is None:
        return settle(confirm(LICENCES, "国家规定的有关证照是否齐备尚未核实", key), case.attested)
    return met() if in_order else refuse(LICENCES, "国家规定的有关证照不齐备", key)


def accidents(case: HasFacts) -> Findings:
    """17(3): an accident of 较大 or above, for which it is liable, in the last years."""
    recent, found = _recent(case), met()
    for place, incident in enumerate(case.facts.incidents):
        found += _accident(incident, recent, f"art17.3.incident.{place}")
    return settle(found, case.attested)


def _accident(incident: Incident, recent: Window, key: str) -> Findings:
    """The order counts: outside the window, not liable, below 较大 are nothing; then the unknown."""
    kind = f"{KINDS_ZH[incident.kind]}事故" if incident.kind else "事故"
    fact = f"{_when(incident.occurred_on)}{kind}"
    outside = _outside(incident.occurred_on, recent, ACCIDENTS, fact, key)
    if outside is not None:
        return outside
    grade = counted_grade(incident)
    if incident.liable is False or grade is AccidentGrade.GENERAL:
        return met()
    doubts = _accident_doubts(incident)
    if grade is None or doubts:
        return confirm(ACCIDENTS, f"{fact}，{'、'.join(doubts)}，须具名认定", key)
    return refuse(ACCIDENTS, f"{fact}，等级为{grade.zh}，负有责任", key)


def _accident_doubts(incident: Incident) -> tuple[str, ...]:
    """What must be settled before the accident counts, in words."""
    doubts: list[str] = []
    if incident.kind is None:
        doubts.append("类别未说明")
    if incident.occurred_on is None:
        doubts.append("发生日期未说明")
    if counted_grade(incident) is None:
        figures = trial(incident)
        if incident.grade is not None and figures is not None:
            doubts.append(f"给出的等级为{incident.grade.zh}，低于事故数字所示的{figures.least.zh}")
        else:
            doubts.append("等级未定")
    if incident.liable is None:
        doubts.append("责任未定")
    return tuple(doubts)


def award_fraud(case: HasFacts) -> Findings:
    """17(4): fraud in a government's award. An association's award does not count (interpretation 0013)."""
    recent, found = _recent(case), met()
    by_conduct = case.readings["fraud.date"] == "conduct"
    for place, fraud in enumerate(case.facts.award_fraud):
        day = fraud.committed_on if by_conduct else fraud.found_on
        found += _fraud(fraud, day, recent, f"art17.4.fraud.{fraud.ref or place}")
    return settle(found, case.attested)


def _fraud(fraud: AwardFraud, day: date | None, recent: Window, key: str) -> Findings:
    fact = f"{_when(day)}参加{fraud.award or '奖项'}评定弄虚作假"
    outside = _outside(day, recent, FRAUD, fact, key)
    if outside is not None:
        return outside
    if fraud.government_award is False:
        return note(FRAUD, f"{fact}，不属于政府奖项，只作提示", key)
    if fraud.government_award is None:
        return confirm(FRAUD, f"{fact}，是否属于政府奖项须具名认定", key)
    if day is None:
        return confirm(FRAUD, f"{fact}，是否在近年之内须具名认定", key)
    return refuse(FRAUD, fact, key)


def arrears(case: HasFacts) -> Findings:
    """17(5): a serious breach in taxes or social insurance; late payment and the like are not one."""
    recent, found = _recent(case), met()
    for place, matter in enumerate(case.facts.tax_or_social_insurance):
        found += _arrear(matter, recent, f"art17.5.arrears.{place}")
    return settle(found, case.attested)


def _arrear(matter: TaxMatter, recent: Window, key: str) -> Findings:
    fact = f"{_when(matter.occurred_on)}税收、社会保险费违法行为"
    if matter.serious is False:
        return met()
    outside = _outside(matter.occurred_on, recent, ARREARS, fact, key)
    if outside is not None:
        return outside
    if matter.serious is None:
        return confirm(ARREARS, f"{fact}，是否严重违法须具名认定", key)
    if matter.occurred_on is None:
        return confirm(ARREARS, f"{fact}，是否在近年之内须具名认定", key)
    return refuse(ARREARS, f"{fact}，属严重违法", key)


def credit(case: HasFacts) -> Findings:
    """17(6): on a list, or with an unrepaired record; `both` asks for the two together (0002)."""
    told, key = case.facts.credit, "art17.6.credit"
    listed = either(told.abnormal_list, told.serious_dishonesty_list)
    if case.readings["credit.reading"] == "either":
        barred = either(listed, told.unrepaired_record)
    else:
        barred = both(listed, told.unrepaired_record)
    if barred is None:
        found = confirm(CREDIT, "经营异常名录、严重违法失信名单或不良信用记录尚未查清", key)
        return settle(found, case.attested)
    if not barred:
        return met()
    facts = {
        "列入经营异常名录": told.abnormal_list,
        "列入严重违法失信名单": told.serious_dishonesty_list,
        "有不良信用记录未修复": told.unrepaired_record,
    }
    return refuse(CREDIT, "、".join(fact for fact, holds in facts.items() if holds), key)


def no_confirmed_bar(case: HasFacts) -> Findings:
    """For filing: only what the enterprise admits or an official has confirmed stands in the way."""
    return tuple(f for bar in BARS for f in bar(case) if f.kind is Kind.REFUSE)


def _recent(case: HasFacts) -> Window:
    return window(case.facts.base_date, case.readings["lookback.years"], case.readings)


def _when(day: date | None) -> str:
    return spoken(day) if day else "日期不明的"


def _outside(day: date | None, recent: Window, law: Citation, fact: str, key: str) -> Findings | None:
    """Nothing before the window, a note after the base date, None (go on) within it or undated."""
    lies = recent.place(day) if day else Lies.WITHIN
    if lies is Lies.LATER:
        return note(law, f"{fact}，在基准日之后，不影响本次判断", key)
    return met() if lies is Lies.BEFORE else None


BARS = (policy, licences, accidents, award_fraud, arrears, credit)
