"""The deed of an examiner's declaration, before the file opens (Article 27)."""

from dataclasses import dataclass
from typing import Any

from award.law.art27_recusal import INTERESTS
from award.process.panel import PanelRoad
from award.process.recusal import RecusalRoad
from award.records.applications.models import Application
from award.records.reviews.models import Declaration, Examiner, Panel
from award.services.asking import BadDetails, ask
from award.services.steps import Act, effect, move

NO_INTEREST = "none"


@dataclass(frozen=True, slots=True)
class Interest:
    """One examiner's word on one applicant, before its file opens."""

    application: int
    interest: str = ask("利害关系", "choice", options=((NO_INTEREST, "没有利害关系"), *INTERESTS.items()))
    note: str = ask("说明", required=False, max=400)
    undertaking: bool = ask("我遵守评审纪律，保守申报单位的商业秘密、技术秘密（第二十八条）", "tick")


@effect(PanelRoad.DECLARE, Interest)
def declared(panel: Panel, details: Interest, act: Act) -> dict[str, Any]:
    """A declared interest closes the file at once and voids the sheet; nobody lifts it alone."""
    examiner = Examiner.objects.get(user_id=act.by.person)
    # Locked against a result that is being signed this moment on the sheet to be voided.
    given = Application.objects.select_for_update().filter(panels=panel)
    application = given.filter(pk=details.application).first()
    if application is None:
        raise BadDetails({"__all__": "这份申报不在你的评审组"})
    earlier = Declaration.objects.filter(user_id=act.by.person, application=application).first()
    if earlier is not None and earlier.interest != NO_INTEREST:
        raise BadDetails({"interest": "已经声明回避，不能由本人撤回；确有差错的由市主管部门处理"})
    if details.interest == NO_INTEREST:
        word = earlier or Declaration(user_id=act.by.person, application=application)
        word.examiner, word.interest, word.note, word.at = examiner, NO_INTEREST, details.note, act.now
        word.save()
    else:
        _recuses(application, details, act)
    return {"application": application.subject, "examiner": f"examiner/{examiner.pk}",
            "recused": details.interest != NO_INTEREST}  # fmt: skip


def _recuses(application: Application, details: Interest, act: Act) -> None:
    """The recusal holds from here: its own road writes what it does."""
    from award.services import recusals
    from award.services.deeds.recusals import Statement

    mine = recusals.row(act.by.person, application, act.now, act.by.actor.value)
    word = Statement(details.interest, details.note)
    move(RecusalRoad.DECLARE, mine, by=act.by, now=act.now, details=word)
