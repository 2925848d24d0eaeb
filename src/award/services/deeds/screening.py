"""The deeds of the county's screening: the check, the recommendation or the reasoned no (Article 21)."""

from dataclasses import dataclass, field
from typing import Any

from award.law.citation import Citation, cite
from award.process import entry_form
from award.process.application import Road
from award.process.evidence import checklist
from award.records.applications.models import Application, CheckMark
from award.records.cases import purposes
from award.records.files.models import Evidence
from award.records.people.models import County
from award.services import frozen, outcomes
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect


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
    CheckMark.objects.bulk_create(
        (
            CheckMark(
                application=application, point=point, verdict=verdict, note=note,
                picture=details.pictures.get(point), by_id=act.by.person, at=act.now,
            )
            for point, (verdict, note) in details.marks.items()
        ),
        update_conflicts=True,
        unique_fields=["application", "point"],
        update_fields=["verdict", "note", "picture", "by", "at"],
    )  # fmt: skip
    return {"points": {point: verdict for point, (verdict, _) in sorted(details.marks.items())}}


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
    return {"dossier": frozen.latest(application).digest}


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
