"""The deeds of panels: who sits, who leads, which files (Articles 9, 23)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from award.process.panel import PanelRoad
from award.records.applications.models import Application
from award.records.reviews.models import Examiner, Panel, PanelMember, Sheet
from award.services.asking import BadDetails, ask
from award.services.deeds.sheets import unsettle, void
from award.services.steps import Act, effect


@dataclass(frozen=True, slots=True)
class Composition:
    """Who sits, who leads, which files: ids as text."""

    examiners: tuple[str, ...] = ask("评审员", "multi")
    leader: str = ask("组长", "choice")
    applications: tuple[str, ...] = ask("评审的申报件", "multi")

    def faults(self) -> dict[str, str]:
        return {} if self.leader in self.examiners else {"leader": "组长须是选入本组的评审员"}


@effect(PanelRoad.FORM, Composition)
def formed(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    panel.formed_at = act.now
    return _compose(panel, details, act)


@effect(PanelRoad.CHANGE, Composition)
def changed(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    return _compose(panel, details, act)


def _compose(panel: Panel, details: Composition, act: Act) -> dict[str, Any]:
    """Seat the chosen, let the others go (their sheets are void), give the files, open the sheets."""
    wanted = {str(e.pk): e for e in Examiner.objects.filter(pk__in=details.examiners)}
    sitting = {str(m.examiner_id): m for m in panel.members.filter(left_at=None)}
    _seatable(panel, wanted, sitting, details.leader)
    gone = [m for key, m in sitting.items() if key not in wanted]
    for member in gone:
        member.left_at = act.now
        member.save(update_fields=["left_at"])
        void(_unfinished(panel).filter(examiner_id=member.examiner_id), act)
    for key, member in sitting.items():
        if key in wanted and member.leader != (key == details.leader):
            member.leader = not member.leader
            member.save(update_fields=["leader"])
    PanelMember.objects.bulk_create(
        PanelMember(panel=panel, examiner=examiner, leader=key == details.leader)
        for key, examiner in wanted.items()
        if key not in sitting
    )
    if gone:
        unsettle(panel.results.all())
    panel.applications.set(Application.objects.filter(pk__in=details.applications, cycle=panel.cycle))
    Sheet.objects.bulk_create(
        (
            Sheet(panel=panel, application=application, examiner=examiner)
            for application in panel.applications.all()
            for examiner in wanted.values()
        ),
        ignore_conflicts=True,
    )
    _put_doubts(wanted.values(), panel, act)
    return {
        "examiners": sorted(f"examiner/{key}" for key in wanted),
        "leader": f"examiner/{details.leader}",
        "applications": sorted(a.subject for a in panel.applications.all()),
    }


def _put_doubts(examiners: Iterable[Examiner], panel: Panel, act: Act) -> None:
    """What the records tell only loosely is put to a person the moment the panel is composed (27)."""
    from award.services import recusals

    recusals.doubt(examiners, panel.applications.all(), act.now)


def _seatable(
    panel: Panel, wanted: dict[str, Examiner], sitting: dict[str, PanelMember], leader: str
) -> None:
    """BadDetails unless the leader may lead and nobody returns whose sheets here are void."""
    leads = wanted.get(leader)
    if leads is None or not leads.may_lead:
        raise BadDetails({"leader": "这名评审员没有组长资格，请先在专家库中登记"})
    left = panel.members.exclude(left_at=None).values_list("examiner_id", flat=True)
    back = [e for key, e in wanted.items() if key not in sitting and e.pk in set(left)]
    if back:
        names = "、".join(str(e) for e in back)
        raise BadDetails({"examiners": f"{names}曾调出本组，评分表已作废，不能再编入；请另选评审员"})


def _unfinished(panel: Panel) -> Any:
    """The panel's sheets on files whose result is not signed yet."""
    done = panel.results.filter(signed_at__isnull=False).values("application_id")
    return panel.sheets.exclude(application_id__in=done)


@effect(PanelRoad.DISSOLVE)
def dissolved(panel: Panel, details: None, act: Act) -> dict[str, Any]:
    return {"members": panel.members.filter(left_at=None).count()}
