"""The deeds of an application's road up to its qualification (Articles 20 to 22), and corrections."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Max

from award.law.art22_qualification import REPLY_ZH
from award.law.citation import Citation, cite
from award.process import entry_form
from award.process.application import Road
from award.process.evidence import checklist
from award.records.applications.models import Application, Attestation, CheckMark, SectorRequest
from award.records.cases import calendar, local, purposes
from award.records.files.models import Evidence
from award.records.people.models import County, Organ
from award.services import dossiers, outcomes
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect

GROUNDS = tuple((str(n), f"第十七条第（{'一二三四五六'[n - 1]}）项") for n in range(1, 7))


@effect(Road.START)
def started(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.SUBMIT)
def submitted(application: Application, details: None, act: Act) -> dict[str, Any]:
    """The number is given, the dossier frozen; its digest is the receipt's."""
    application.submitted_at = act.now
    application.plan_version = application.cycle.plan_version()
    application.number = next_number(application)
    application.name = str(application.draft.values.get("name") or application.name)
    dossier = dossiers.freeze(application, act.by, act.now)
    return {"number": application.number, "dossier": dossier.digest}


def next_number(application: Application) -> str:
    """质奖〔10〕007号: by order of filing in the cycle."""
    taken = application.cycle.applications.exclude(number=None).aggregate(last=Max("number"))["last"]
    serial = int(re.sub(r".*〕(\d+)号", r"\1", taken)) if taken else 0
    return f"质奖〔{application.cycle.number}〕{serial + 1:03d}号"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in words, told to whom it concerns."""

    reason: str = ask("理由", "long", max=1000)


@effect(Road.WITHDRAW, Reason)
def withdrawn(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    outcomes.record(application, Road.WITHDRAW, Road.WITHDRAW.law, details.reason, act, released=True)
    return {}


@dataclass(frozen=True, slots=True)
class Checks:
    """The county's verdicts: point -> (true | incomplete | doubtful, note); pictures taken of some points."""

    marks: dict[str, tuple[str, str]]
    pictures: dict[str, Evidence] = field(default_factory=dict)

    def faults(self) -> dict[str, str]:
        missing = {"incomplete": "不完整的要写明缺什么", "doubtful": "存疑的要写明疑点"}
        return {
            f"note_{point}": missing[verdict]
            for point, (verdict, note) in self.marks.items()
            if verdict in missing and not note.strip()
        }


@effect(Road.CHECK, Checks)
def checked(application: Application, details: Checks, act: Act) -> dict[str, Any]:
    form = entry_form.load(application.cycle.form_version)
    points = dict(checklist(purposes(application), form))
    strange = set(details.marks) - set(points)
    if strange:
        raise BadDetails({"__all__": f"没有这样的核实项：{'、'.join(sorted(strange))}"})
    for point, (verdict, note) in details.marks.items():
        CheckMark.objects.update_or_create(
            application=application,
            point=point,
            defaults={
                "verdict": verdict,
                "note": note,
                "picture": details.pictures.get(point),
                "by_id": act.by.user_id,
                "at": act.now,
            },
        )
    return {"points": {point: verdict for point, (verdict, _) in sorted(details.marks.items())}}


@dataclass(frozen=True, slots=True)
class Sectors:
    """Which sector authorities join the county's check."""

    organs: tuple[str, ...] = ask("会同的行业主管部门", "multi")


@effect(Road.ASK_SECTOR, Sectors)
def sector_asked(application: Application, details: Sectors, act: Act) -> dict[str, Any]:
    return {"organs": _ask(application, [(organ, 0) for organ in details.organs], act)}


def _ask(application: Application, pairs: list[tuple[str, int]], act: Act) -> list[str]:
    """Send what has not been sent; the reply is due after the plan's working days."""
    due = calendar().add_workdays(local(act.now).date(), application.cycle.plan().reply_days)
    organs = {str(o.pk): o for o in Organ.objects.filter(pk__in=[o for o, _ in pairs], active=True)}
    sent = []
    for organ, ground in pairs:
        if organ not in organs:
            raise BadDetails({"organs": "没有这个部门，或已停用"})
        _, new = SectorRequest.objects.get_or_create(
            application=application,
            organ=organs[organ],
            ground=ground,
            defaults={"sent_at": act.now, "due_on": due},
        )
        if new:
            sent.append(f"organ/{organ}:{ground}")
    if not sent:
        raise BadDetails({"organs": "这些部门都已发过函"})
    return sent


@dataclass(frozen=True, slots=True)
class Answer:
    """A sector authority's answer to one request."""

    request: int
    kind: str = ask("结论", "choice", options=tuple(REPLY_ZH.items()))
    text: str = ask("说明", "long", required=False, max=1000, help="有情形或无法核实的必须写明")
    evidence: Evidence | None = ask("依据材料", "file", required=False)

    def faults(self) -> dict[str, str]:
        if self.kind != "none" and not self.text.strip():
            return {"text": "有情形或无法核实的，请写明事实和依据"}
        return {}


@effect(Road.SECTOR_ANSWER, Answer)
def sector_answered(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    return _answer(application, details, act)


@effect(Road.REPLY, Answer)
def replied(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    return _answer(application, details, act)


def _answer(application: Application, details: Answer, act: Act) -> dict[str, Any]:
    request = application.requests.filter(pk=details.request, organ_id=act.by.organ or 0).first()
    if request is None:
        raise BadDetails({"__all__": "没有发给你部门的这件征求意见"})
    if request.kind:
        raise BadDetails({"__all__": "这件已经答复；差错请以更正记录改正"})
    request.kind, request.text, request.evidence = details.kind, details.text, details.evidence
    request.answered_at, request.answered_by_id = act.now, act.by.user_id
    request.save()
    return {"request": request.pk, "ground": request.ground, "answer": request.kind}


@dataclass(frozen=True, slots=True)
class Word:
    """A named official's word on a point that no rule computes."""

    key: str
    holds: str = ask("认定", "choice", options=(("yes", "符合，不影响申报"), ("no", "不符合")))
    reason: str = ask("依据和理由", "long", max=1000)


def _attested(application: Application, details: Word, act: Act) -> dict[str, Any]:
    Attestation.objects.create(
        application=application,
        key=details.key,
        actor=act.by.actor.value,
        holds=details.holds == "yes",
        reason=details.reason,
        by_id=act.by.person,
        at=act.now,
    )
    return {"key": details.key, "holds": details.holds == "yes"}


effect(Road.COUNTY_ATTEST, Word)(_attested)
effect(Road.CITY_ATTEST, Word)(_attested)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """CITY settles which county screens, on the record (Article 21)."""

    county: str = ask("初审旗县区", "choice")
    reason: str = ask("依据（住所、管辖）", "long", max=400)


@effect(Road.REASSIGN, Jurisdiction)
def reassigned(application: Application, details: Jurisdiction, act: Act) -> dict[str, Any]:
    county = County.objects.filter(pk=details.county).first()
    if county is None or county.pk == application.county_id:
        raise BadDetails({"county": "请选另一个旗县区"})
    before, application.county = application.county_id, county
    return {"county_from": before, "county_to": county.pk}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The county's signed opinion."""

    opinion: str = ask("推荐意见", "long", max=2000)
    signer: str = ask("签字人", max=40)


@effect(Road.RECOMMEND, Recommendation)
def recommended(application: Application, details: Recommendation, act: Act) -> dict[str, Any]:
    text = f"{details.opinion}\n签字人：{details.signer}"
    outcomes.record(application, Road.RECOMMEND, Road.RECOMMEND.law, text, act, released=True)
    return {"dossier": dossiers.latest(application).digest}


# The clauses a refusal may rest on, by a key the page offers.
REFUSAL_GROUNDS: dict[str, tuple[str, Citation]] = {
    "15.1": ("第十五条（一）登记注册、独立法人、连续经营三年、资质证照", cite(15, "连续正常生产经营3年以上")),
    "15.2": ("第十五条（二）质量管理体系、首席质量官、卓越绩效模式", cite(15, "质量管理体系健全")),
    "15.3": ("第十五条（三）经营业绩、同行业前列", cite(15, "应位居包头市同行业前列")),
    "15.4": ("第十五条（四）各方面成效突出", cite(15, "履行社会责任等方面取得突出成效")),
    "17.1": ("第十七条（一）产业、环保、质量政策", cite(17, "不符合产业、环保、质量政策")),
    "17.2": ("第十七条（二）有关证照", cite(17, "未取得国家规定的有关证照")),
    "17.3": ("第十七条（三）较大及以上责任事故", cite(17, "近3年有较大及以上质量安全")),
    "17.4": ("第十七条（四）政府奖项弄虚作假", cite(17, "存在弄虚作假等违规行为")),
    "17.5": ("第十七条（五）税收、社会保险严重违法", cite(17, "存在严重违法行为")),
    "17.6": ("第十七条（六）名录、名单与信用记录", cite(17, "列入经营异常名录和严重违法失信名单的")),
    "3": ("第三条 再次申报间隔三届", cite(3, "获奖单位再次申报应当间隔三届")),
    "2": ("第二条 授予对象为企业", cite(2, "具有显著示范带动作用的企业")),
    "21": ("第二十一条 材料的完整性、真实性", cite(21, "对申报材料的完整性、真实性进行核实")),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reasoned no: the clause and the facts, both told to the applicant."""

    ground: str = ask("依据条款", "choice", options=tuple((k, v[0]) for k, v in REFUSAL_GROUNDS.items()))
    reason: str = ask("事实和理由（告知申报单位）", "long", max=2000)


@effect(Road.NOT_RECOMMEND, Refusal)
def not_recommended(application: Application, details: Refusal, act: Act) -> dict[str, Any]:
    law = REFUSAL_GROUNDS[details.ground][1]
    outcomes.record(application, Road.NOT_RECOMMEND, law, details.reason, act, released=True)
    return {"ground": details.ground}


@dataclass(frozen=True, slots=True)
class Letters:
    """Which departments are asked about which grounds of Article 17: 'organ:ground' pairs."""

    organs: tuple[str, ...] = ask("部门与款项", "multi")


@effect(Road.CONSULT, Letters)
def consulted(application: Application, details: Letters, act: Act) -> dict[str, Any]:
    pairs = []
    for pair in details.organs:
        organ, _, ground = pair.partition(":")
        if not ground.isdecimal() or not 1 <= int(ground) <= 6:
            raise BadDetails({"organs": "款项应为第十七条第（一）至（六）项"})
        pairs.append((organ, int(ground)))
    application.handler_id = application.handler_id or act.by.user_id
    return {"letters": _ask(application, pairs, act)}


@dataclass(frozen=True, slots=True)
class Excuse:
    """CITY decides without an overdue reply, with a reason: silence itself is never consent."""

    request: int
    reason: str = ask("逾期未复仍作决定的理由", "long", max=1000)


@effect(Road.EXCUSE_SILENCE, Excuse)
def silence_excused(application: Application, details: Excuse, act: Act) -> dict[str, Any]:
    request = application.requests.filter(pk=details.request, kind="").exclude(ground=0).first()
    if request is None:
        raise BadDetails({"__all__": "没有这件未复的征求意见"})
    today = local(act.now).date()
    if today <= request.due_on:
        because = f"{request.organ}的回函期限到{request.due_on}24时，尚未逾期"
        raise BadDetails({"reason": because})
    request.excused_because = details.reason
    request.save(update_fields=["excused_because"])
    return {
        "request": request.pk,
        "ground": request.ground,
        "overdue_days": (today - request.due_on) // timedelta(1),
    }


@dataclass(frozen=True, slots=True)
class Recheck:
    """The city's recheck of standing and completeness."""

    note: str = ask("复核情况", "long", max=2000)


@effect(Road.RECHECK, Recheck)
def rechecked(application: Application, details: Recheck, act: Act) -> dict[str, Any]:
    application.rechecked_at, application.recheck_note = act.now, details.note
    application.handler_id = act.by.user_id
    return {}


@effect(Road.QUALIFY)
def qualified(application: Application, details: None, act: Act) -> dict[str, Any]:
    application.handler_id = act.by.user_id
    outcomes.record(application, Road.QUALIFY, Road.QUALIFY.law, "具备申报资格", act, released=False)
    return {}


@effect(Road.NOT_QUALIFY, Refusal)
def not_qualified(application: Application, details: Refusal, act: Act) -> dict[str, Any]:
    law = REFUSAL_GROUNDS[details.ground][1]
    application.handler_id = act.by.user_id
    outcomes.record(application, Road.NOT_QUALIFY, law, details.reason, act, released=False)
    return {"ground": details.ground}


@effect(Road.TAKE_BACK, Refusal)
def taken_back(application: Application, details: Refusal, act: Act) -> dict[str, Any]:
    law = REFUSAL_GROUNDS[details.ground][1]
    outcomes.record(application, Road.TAKE_BACK, law, details.reason, act, released=True)
    return {"ground": details.ground}


@effect(Road.DISQUALIFY, Reason)
def disqualified(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    """Nobody moves up: a replacement would have to walk Article 25 again (interpretation 0006)."""
    outcomes.record(application, Road.DISQUALIFY, Road.DISQUALIFY.law, details.reason, act, released=True)
    return {}


@effect(Road.REPORT_LATER)
def reported_later(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.APPROVE)
def approved(application: Application, details: None, act: Act) -> dict[str, Any]:
    return {}


@effect(Road.NOT_APPROVE, Reason)
def not_approved(application: Application, details: Reason, act: Act) -> dict[str, Any]:
    """The government may decline what it is asked for; nobody moves up."""
    outcomes.record(application, Road.NOT_APPROVE, Road.NOT_APPROVE.law, details.reason, act, released=True)
    return {}


@dataclass(frozen=True, slots=True)
class Correction:
    """A correcting entry: which line of the ledger is wrong, and what holds instead."""

    line: int | None = ask("有误的记录序号", "integer", least=1)
    reason: str = ask("更正内容和理由", "long", max=1000)


@effect(Road.CORRECT_ENTRY, Correction)
def corrected(application: Application, details: Correction, act: Act) -> dict[str, Any]:
    """Points to the wrong line; what happened stays as it was written."""
    from award.records.ledger.models import Line

    wrong = Line.objects.filter(sequence=details.line or 0, subject=application.subject).first()
    if wrong is None:
        raise BadDetails({"line": "这份申报没有这个序号的记录"})
    if wrong.true_actor == f"user/{act.by.user_id}":
        raise BadDetails({"line": "自己经办的记录由另一名工作人员更正"})
    outcomes.record(
        application, Road.CORRECT_ENTRY, Road.CORRECT_ENTRY.law, details.reason, act, released=False
    )
    return {"corrects": wrong.sequence, "corrects_digest": wrong.digest}
