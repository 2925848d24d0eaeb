"""What becomes of a report of misuse (Articles 33 and 35): judged, put right on request, or handed on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from award.law.art35_title_use import TitleUse, Where, title_use
from award.process.misuse import WHERE_ZH, MisuseRoad
from award.records.cases import local
from award.records.honours.models import Honour, MisuseReport
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

YES_NO = (("yes", "注明了获奖年份"), ("no", "没有注明"))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was verified; the law gives the outcome. `title` none: whoever uses it never held one."""

    title: str = ask("使用者", "choice", help="按举报写的编号和名称从获奖台账里找出的")
    forged: bool = ask("奖牌（奖杯）或者证书系伪造", "tick", required=False)
    where: str = ask("用在哪里", "choice", options=tuple(WHERE_ZH.items()))
    year: str = ask("获奖年份", "choice", options=YES_NO)
    reason: str = ask("核实的情况和依据", "long", max=2000)


@effect(MisuseRoad.JUDGE, Judgement)
def judged(report: MisuseReport, details: Judgement, act: Act) -> dict[str, Any]:
    honour = None
    if details.title != "none":
        key = int(details.title) if details.title.isdecimal() else 0
        honour = Honour.objects.filter(pk=key).first()
        if honour is None:
            raise BadDetails({"title": "没有这个称号"})
    use = TitleUse(
        holder=honour is not None,
        revoked=honour is not None and honour.gone,
        where=Where(details.where),
        states_year=details.year == "yes",
        insignia_forged=details.forged,
    )
    answer = title_use(use)
    report.honour, report.where, report.forged = honour, details.where, details.forged
    report.states_year, report.reason = use.states_year, details.reason.strip()
    report.outcome, report.because = answer.outcome.value, answer.because
    report.judged_by_id, report.judged_at = act.by.user_id, act.now
    found = {"outcome": report.outcome, "article": answer.law.article}
    return found | {"honour": honour.subject if honour else None}


@dataclass(frozen=True, slots=True)
class Request:
    letter: str = ask("通知的内容", "long", max=2000, help="写明哪里用得不对、要怎样改")
    due_on: date | None = ask("改正期限", "date", help="办法没有规定期限，由主管部门定")


@effect(MisuseRoad.REQUEST, Request)
def requested(report: MisuseReport, details: Request, act: Act) -> dict[str, Any]:
    today = local(act.now).date()
    if details.due_on is not None and details.due_on < today:
        raise BadDetails({"due_on": "改正期限已经过去"})
    report.letter, report.due_on, report.letter_on = details.letter.strip(), details.due_on, today
    return {"due_on": details.due_on.isoformat() if details.due_on else None}


@dataclass(frozen=True, slots=True)
class NotYet:
    followed: str = ask("复查情况", "long", max=2000)
    due_on: date | None = ask("下一次复查日期", "date")


@effect(MisuseRoad.FOLLOW_UP, NotYet)
def followed_up(report: MisuseReport, details: NotYet, act: Act) -> dict[str, Any]:
    """Nothing here takes an honour away: the article sets no penalty, so it is followed up again."""
    today = local(act.now).date()
    if details.due_on is not None and details.due_on < today:
        raise BadDetails({"due_on": "下一次复查日期已经过去"})
    report.followed, report.followed_on, report.due_on = details.followed.strip(), today, details.due_on
    return {"due_on": details.due_on.isoformat() if details.due_on else None}


@dataclass(frozen=True, slots=True)
class Corrected:
    followed: str = ask("改正情况", "long", max=2000)


@effect(MisuseRoad.CORRECTED, Corrected)
def corrected(report: MisuseReport, details: Corrected, act: Act) -> dict[str, Any]:
    report.followed, report.followed_on = details.followed.strip(), local(act.now).date()
    return {}


@dataclass(frozen=True, slots=True)
class Referral:
    referred_to: str = ask("移送的机关", max=60, example="包头市公安局")
    referral_number: str = ask("移送文号", max=60)
    referred_on: date | None = ask("移送日期", "date")


@effect(MisuseRoad.REFER, Referral)
def referred(report: MisuseReport, details: Referral, act: Act) -> dict[str, Any]:
    if details.referred_on is not None and details.referred_on > local(act.now).date():
        raise BadDetails({"referred_on": "移送日期晚于今天"})
    report.referred_to, report.referral_number = details.referred_to.strip(), details.referral_number.strip()
    report.referred_on = details.referred_on
    return {"document_number": report.referral_number}


@dataclass(frozen=True, slots=True)
class Closing:
    followed: str = ask("办结的理由", "long", max=2000)


@effect(MisuseRoad.CLOSE, Closing)
def closed(report: MisuseReport, details: Closing, act: Act) -> dict[str, Any]:
    report.followed, report.followed_on = details.followed.strip(), local(act.now).date()
    return {}
