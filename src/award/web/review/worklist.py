"""/examiner/: the examiner's desk (Articles 23, 27): declare first, then score, then, as leader, conclude."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art07_criteria import criteria
from award.law.art27_recusal import RECUSE
from award.process.application import Road, S
from award.process.kinds import Actor
from award.process.panel import SheetRoad, SheetState
from award.process.site_visit import SiteVisitRoad, V
from award.records import desk
from award.records.applications.models import Application
from award.records.onsite.models import SiteVisit
from award.records.reviews.models import Declaration, PanelMember, Sheet
from award.records.scoring.models import Countersignature, Reasons
from award.records.seat import Seat
from award.web.parts import WorkRow, by_deadline
from award.web.seats import SeatedRequest, seat

STAGES = {"document": "材料评审", "site": "现场评审"}
REVIEWING = (S.DOCUMENT_REVIEW, S.SITE_VISIT)


@dataclass(frozen=True, slots=True)
class Mine:
    """One file given to me: the panel of the stage at which it is, my word, my sheet."""

    file: Application
    panel_name: str
    stage: str
    leads: bool
    declared: bool
    sheet: Sheet | None
    text_waits: bool = False
    arranged: frozenset[int] = frozenset()

    @property
    def here(self) -> bool:
        """Whether the file is at this panel's stage."""
        return self.file.state in desk.AT_STAGE[self.stage]

    @property
    def title(self) -> str:
        return f"{STAGES[self.stage]}，{self.panel_name}" + ("，组长" if self.leads else "")


def mine(me: Seat) -> list[Mine]:
    """Every file given to me that I have not recused from: eight queries, however many."""
    files = list(desk.given(me).order_by("number", "id").prefetch_related("cycle__plans"))
    seats = PanelMember.objects.filter(examiner__user_id=me.person, left_at=None, panel__in=desk.panels(me))
    panels = {m.panel_id: m for m in seats.select_related("panel")}
    given: dict[int, list[PanelMember]] = {}
    through = Application.panels.through.objects.filter(panel__in=list(panels))
    for key, panel in through.values_list("application_id", "panel_id"):
        given.setdefault(key, []).append(panels[panel])
    words = Declaration.objects.filter(examiner__user_id=me.person, application__in=files)
    declared = set(words.values_list("application_id", flat=True))
    sheets = {(s.panel_id, s.application_id): s for s in desk.sheets(me)}
    texts, found = _texts(me, list(panels)), []
    visits = SiteVisit.objects.filter(panel__in=list(panels), state=V.ARRANGED.value)
    arranged = frozenset(visits.values_list("application_id", flat=True))
    for file in files:
        member = _at_stage(file, given[file.pk])
        sheet = sheets.get((member.panel_id, file.pk))
        found.append(
            Mine(
                file, member.panel.name, member.panel.kind, member.leader, file.pk in declared, sheet,
                (member.panel_id, file.pk) in texts, arranged,
            )
        )  # fmt: skip
    return found


def _texts(me: Seat, panels: list[int]) -> set[tuple[int, int]]:
    """(panel, file) whose text the leader has written and I have not given my word on."""
    rows = Reasons.objects.filter(result__panel__in=panels, result__signed_at=None).exclude(digest="")
    mine = Countersignature.objects.filter(examiner__user_id=me.person, result__panel__in=panels)
    given = set(mine.values_list("result_id", "digest"))
    written = rows.exclude(result__findings="").select_related("result")
    return {
        (r.result.panel_id, r.result.application_id) for r in written if (r.result_id, r.digest) not in given
    }


def _at_stage(file: Application, members: list[PanelMember]) -> PanelMember:
    """My membership at the stage of the file; else the last one."""
    here = [m for m in members if file.state in desk.AT_STAGE[m.panel.kind]]
    return (here or members)[-1]


def row(m: Mine) -> WorkRow | None:
    """What waits for me on one file; None where nothing does."""
    if not m.declared:
        return _row(m, "声明利害关系，此后才能打开材料", f"/examiner/declaration/{m.file.pk}/", RECUSE)
    if m.file.state not in REVIEWING or m.sheet is None:
        return None
    if m.stage == "site" and m.leads and m.file.pk not in m.arranged:
        url = f"/examiner/visit/{m.file.pk}/arrange/"
        return _row(m, "排定现场评审的日程和分工", url, SiteVisitRoad.ARRANGE.law)
    if m.sheet.state == SheetState.OPEN:
        total = len(criteria(m.file.cycle.plan().criteria).items)
        done = sum(value is not None for value in m.sheet.percents.values())
        if m.stage == "site":
            todo = f"现场评审：签到、记录、独立评分，已评{done}/{total}项"
            return _row(m, todo, f"/examiner/visit/{m.file.pk}/", SheetRoad.SIGN.law)
        return _row(
            m, f"独立评分，已评{done}/{total}项", f"/examiner/sheet/{m.sheet.pk}/", SheetRoad.SIGN.law
        )
    if m.leads:
        step = Road.FINISH_SITE if m.stage == "site" else Road.FINISH_DOCUMENTS
        return _row(m, "比对全组评分，合议，签署结果", f"/examiner/result/{m.file.pk}/", step.law)
    if m.text_waits:
        url = f"/examiner/result/{m.file.pk}/word/"
        return _row(m, "看组长拟签的结果，会签或书面保留意见", url, Road.COUNTERSIGN.law)
    return None


def _row(m: Mine, todo: str, url: str, law: object) -> WorkRow:
    return WorkRow(
        title=m.title, url=url, step=STAGES[m.stage], todo=todo, org=m.file.name,
        number=m.file.number or "", county=m.file.county.name, law=law,  # type: ignore[arg-type]
    )  # fmt: skip


def rest(m: Mine) -> tuple[str, str]:
    """(what became of it, where it can be read) for a file that waits for nothing of mine."""
    if not m.here:
        return "本阶段已办结，材料不再开放", ""
    if m.file.state not in REVIEWING:
        waits = m.file.state == S.QUALIFIED_NOTICE
        if waits:
            return "已声明，转入评审后打开", ""
        return "结果已由组长签署", f"/examiner/result/{m.file.pk}/"
    return "我的评分表已签署，等全组和组长", f"/examiner/result/{m.file.pk}/"


@seat(Actor.EXAMINER)
@require_safe
def desk_page(request: SeatedRequest) -> HttpResponse:
    """Files with an interest declared are nowhere here: not in a row, not in a count."""
    every = mine(request.seat)
    rows = [(m, row(m)) for m in every]
    todo = [r for _, r in rows if r is not None]
    context = {
        "groups": by_deadline(todo, request.now.date()),
        "total": len(todo),
        "others": [(m, *rest(m)) for m, r in rows if r is None],
        "today": request.now,
    }
    return render(request, "examiner/desk.html", context)
