"""Articles 23 and 27: panels, declarations, independent sheets, consensus, the leader's signature; twice."""

from decimal import Decimal

from award.demo import drawing, mutual, site_visits
from award.demo import timetable as t
from award.demo.play import Play
from award.demo.qualifying import check_credit
from award.demo.site_visits import seat_of
from award.law.art07_criteria import criteria
from award.process.application import Road, S
from award.process.lists import K, ListRoad
from award.process.panel import PanelRoad, SheetRoad, SheetState
from award.records.applications.models import Application
from award.records.reviewing import counted, text_digest
from award.records.reviews.models import Declaration, Examiner, Panel, PanelMember, Sheet
from award.records.scoring.models import Countersignature
from award.services import panels, sheets
from award.services.deeds import lists as on_lists
from award.services.deeds.conclusions import Agreement, Consensus, Dissent, Findings
from award.services.deeds.declarations import NO_INTEREST, Interest
from award.services.deeds.panels import Composition

PANEL_MIN, PANEL_MAX = 5, 7
PARTED = "各人依据不同的材料段落，回看后以有三年数据支持的一档为准。"
DISSENT = "4.7.4财务结果的对比数据只有一个标杆，合议百分比偏高，建议降一档。"
STAGES = {
    "document": (S.DOCUMENT_REVIEW, Road.FINISH_DOCUMENTS, "材料评审"),
    "site": (S.SITE_VISIT, Road.FINISH_SITE, "现场评审"),
}


def schedule(play: Play) -> None:
    play.on(t.PANELS, 9, form, play, "document", S.QUALIFIED_NOTICE)
    play.on(t.DECLARE, 14, declare, play, "document")
    play.on(t.REVIEW, 9, begin, play)
    play.on(t.SHORTLIST, 9, shortlist, play)
    play.on(t.SITE_PANELS, 9, form, play, "site", S.SITE_VISIT)
    play.on(t.SITE_DECLARE, 9, declare, play, "site")
    play.on(t.SITE_SHEETS, 8, visit, play)


def form(play: Play, kind: str, state: S) -> None:
    """Panels of 5 to 7, one leader each, the files dealt out among them."""
    files = play.standing(state)
    if not files:
        return
    groups = seating(play, len(files), turned=kind == "site")
    if play.drawn and kind == "document" and drawing.form(play, files, len(groups)):
        return
    for number, group in enumerate(groups, start=1):
        mine = [f for place, f in enumerate(files) if place % len(groups) == number - 1]
        group = [e for e in group if not _interested(e, mine)]
        leader = next(e for e in group if e.may_lead)
        chosen = Composition(tuple(str(e.pk) for e in group), str(leader.pk), tuple(str(f.pk) for f in mine))
        name = f"第{play.number}届{STAGES[kind][2]}{number}组"
        panels.form(play.cycle, kind, name, chosen, by=play.troupe.clerk, now=play.now)


def seating(play: Play, files: int, *, turned: bool) -> list[list[Examiner]]:
    """Examiners by panel: as many panels as can be filled and led; `turned` mixes them anew."""
    pool = [play.troupe.examiners[e.key] for e in play.experts]
    leaders, others = [e for e in pool if e.may_lead], [e for e in pool if not e.may_lead]
    if turned:
        leaders, others = leaders[::-1], others[::-1]
    number = max(1, min(len(pool) // (PANEL_MIN + 1), len(leaders), -(-files // 3)))
    size = min(PANEL_MAX, len(pool) // number)
    groups = [[leader] for leader in leaders[:number]]
    rest = [*others, *leaders[number:]]
    for place, examiner in enumerate(rest):
        if len(groups[place % number]) < size:
            groups[place % number].append(examiner)
    return groups


def _interested(examiner: Examiner, files: list[Application]) -> bool:
    found = Declaration.objects.filter(examiner=examiner, application__in=files)
    return found.exclude(interest=NO_INTEREST).exists()


def declare(play: Play, kind: str) -> None:
    """Everybody declares on every file before it opens; the first full panel has a recusal."""
    recused = play.upset and kind == "document"
    for panel in play.panels(kind):
        members = list(panel.members.select_related("examiner").filter(left_at=None))
        files = list(panel.applications.order_by("number"))
        for place, member in enumerate(members):
            late = kind == "document" and place == len(members) - 1
            day = t.DECLARE + (2 if late else 0) if kind == "document" else t.SITE_DECLARE
            withdraws = recused and place == 1 and len(members) > PANEL_MIN
            play.on(day, 15, declare_on, play, panel, member, files, withdraws, minute=place * 5)
            recused = recused and not withdraws


def declare_on(
    play: Play, panel: Panel, member: PanelMember, files: list[Application], withdraws: bool
) -> None:
    seat = seat_of(play, member.examiner)
    for place, row in enumerate(files):
        mine = withdraws and place == 0
        details = Interest(
            row.pk,
            "advice" if mine else NO_INTEREST,
            "2024年曾为该单位做过付费培训" if mine else "",
            undertaking=True,
        )
        play.take(PanelRoad.DECLARE, panel, seat, details)


def begin(play: Play) -> None:
    """The notice is over and nothing is open: every file goes to its panel."""
    for row in play.standing(S.QUALIFIED_NOTICE):
        check_credit(play, row)
        play.take(Road.REVIEW, row, play.troupe.clerk)
    _write_sheets(play, "document", t.SHEETS, t.SHEET_DAYS)
    play.on(t.CONSENSUS, 14, agree, play, "document")
    play.on(t.FINISHED, 14, finish, play, "document")


def visit(play: Play) -> None:
    site_visits.arrange(play)
    _write_sheets(play, "site", t.SITE_SHEETS, t.SITE_DAYS)
    play.on(t.SITE_CONSENSUS, 14, agree, play, "site")
    play.on(t.SITE_FINISHED, 14, finish, play, "site")
    if play.outspoken:
        play.on(t.SITE_FINISHED, 16, mutual.speak, play)


def _write_sheets(play: Play, kind: str, first: int, days: int) -> None:
    """Each file's sheets on one of the days, one examiner after another."""
    for panel in play.panels(kind):
        for place, row in enumerate(panel.applications.order_by("number")):
            for turn, member in enumerate(counted(panel, row)):
                play.on(first + place % days, 9, write, play, panel, row, member.examiner, minute=turn * 40)


def write(play: Play, panel: Panel, row: Application, examiner: Examiner) -> None:
    """One examiner's independent sheet: saved, then signed."""
    sheet = Sheet.objects.get(panel=panel, application=row, examiner=examiner)
    seat, items = seat_of(play, examiner), criteria().items
    merit = play.merit[play.company(row).key] + (4 if panel.kind == "site" else 0)
    strict = play.rng.choice((-5, 0, 0, 5))
    marks = {i.clause: _grid(merit + strict + play.rng.randint(-9, 9)) for i in items}
    best = max(items, key=lambda i: marks[i.clause])
    worst = min(items, key=lambda i: marks[i.clause])
    sheets.save(
        sheet, percents=marks, seen=sheet.revision, by=seat, now=play.now,
        strengths={best.clause: f"{best.name_zh}方法系统，展开充分，有连续三年的数据支持。"},
        opportunities={worst.clause: f"{worst.name_zh}与标杆的对比不足，改进没有形成闭环。"},
    )  # fmt: skip
    play.take(SheetRoad.SIGN, sheet, seat)


def _grid(percent: int) -> int:
    """The nearest step of 5% within 0 to 100."""
    return min(100, max(0, 5 * ((percent + 2) // 5)))


def agree(play: Play, kind: str) -> None:
    """The leader records what the panel agreed on, item by item, and writes the findings."""
    if kind == "site":
        site_visits.report(play)
    parts = play.cycle.plan().spread_item
    for panel in play.panels(kind):
        leader = seat_of(play, panel.members.get(leader=True, left_at=None).examiner)
        for row in panel.applications.filter(state=STAGES[kind][0].value).order_by("number"):
            signed = [s.percents for s in panel.sheets.filter(application=row, state=SheetState.SIGNED.value)]
            agreed = {c: _grid(sum(s[c] for s in signed) // len(signed)) for c in signed[0]}
            why = "逐条比较各自依据，对相差较大的条款回看材料后达成一致，取接近多数的一档。"
            reasons = {c: PARTED for c in agreed if _spread(signed, c) >= parts}
            play.take(Road.CONSENSUS, row, leader, Consensus(agreed, why, reasons))
            text = (
                "优势：战略与过程管理方法系统，展开到主要部门。改进机会：对比数据来源单一，创新成果量化不足。"
            )
            play.take(Road.FINDINGS, row, leader, Findings(text))
            countersign(play, panel, row)


def _spread(signed: list[dict[str, int]], clause: str) -> int:
    marks = [s[clause] for s in signed]
    return max(marks) - min(marks)


def countersign(play: Play, panel: Panel, row: Application) -> None:
    """Every member gives a word on the leader's text; where the play has an upset, one dissents once."""
    text = text_digest(panel, row, panel.cycle.plan())
    for member in counted(panel, row):
        if member.leader:
            continue
        seat = seat_of(play, member.examiner)
        if play.upset and not Countersignature.objects.filter(kind="dissent").exists():
            play.take(Road.DISSENT, row, seat, Dissent(text, DISSENT))
        else:
            play.take(Road.COUNTERSIGN, row, seat, Agreement(text))


def finish(play: Play, kind: str) -> None:
    state, step, _ = STAGES[kind]
    for panel in play.panels(kind):
        leader = seat_of(play, panel.members.get(leader=True, left_at=None).examiner)
        for row in panel.applications.filter(state=state.value).order_by("number"):
            play.take(step, row, leader)


def shortlist(play: Play) -> None:
    """About four fifths of those reviewed, by their scores; the others are told why."""
    files = play.standing(S.DOCUMENT_REVIEWED)
    if not files:
        return
    order = sorted(files, key=lambda f: (-_score(f, "document"), f.number or ""))
    prepare(play, K.SHORTLIST, order, min(10, -(-4 * len(order) // 5)), "材料评审得分低于入围各家")
    play.take(ListRoad.SHORTLIST, play.list_of(K.SHORTLIST), play.troupe.releaser)


def _score(row: Application, kind: str) -> Decimal:
    return row.results.get(panel__kind=kind).score or Decimal(0)


def prepare(
    play: Play, kind: K, order: list[Application], taken: int, because: str, report: str = ""
) -> None:
    """CITY's clerk draws the list up: the first `taken`, a reason for each of the others."""
    reasons = {str(f.pk): f"{because}（第{n}名）" for n, f in enumerate(order, start=1) if n > taken}
    members = tuple(str(f.pk) for f in order[:taken])
    details = on_lists.Composition(members, reasons, report)
    play.take(ListRoad.PREPARE, play.list_of(kind), play.troupe.clerk, details)
