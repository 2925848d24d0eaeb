"""The consultation of Article 22 as a table: a row for each 项 of Article 17, a line for each department."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from award.law import texts
from award.law.art22_qualification import REPLY_ZH
from award.law.dates import spoken
from award.law.workdays import Calendar
from award.process.application import Road
from award.records.applications.models import Application, Attestation, SectorRequest
from award.web.city.common import do_url

GROUNDS = range(1, 7)


@dataclass(frozen=True, slots=True)
class Line:
    """One department on one ground: the tag (kind, words), and what an officer may do about it."""

    request: SectorRequest
    tag: tuple[str, str]
    notes: tuple[str, ...]
    actions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """One 项: its number, its words, its lines (none: nobody was asked)."""

    mark: str
    words: str
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        return max(len(self.lines), 1)


def grounds(
    application: Application,
    requests: Sequence[SectorRequest],
    attested: Sequence[Attestation],
    *,
    today: date,
    days: Calendar,
    accounts: frozenset[int],
) -> tuple[Ground, ...]:
    """`accounts`: ids of departments that answer themselves; for others CITY enters their letters."""
    verdicts = {a.key: a for a in attested}
    open_ = application.state == "qualification"
    made = []
    for n in GROUNDS:
        lines = tuple(
            _line(application, r, verdicts.get(f"art17.{n}.reply.{r.organ_id}"), today, days, accounts, open_)
            for r in requests
            if r.ground == n
        )
        made.append(Ground(f"（{texts.chinese(n)}）", words_of(n), lines))
    return tuple(made)


def words_of(item: int) -> str:
    """The words of one 项 of Article 17, without its number."""
    found = next(p.text for p in texts.article(17).paragraphs if p.item == item)
    return found.partition("）")[2]


def _line(
    application: Application,
    request: SectorRequest,
    verdict: Attestation | None,
    today: date,
    days: Calendar,
    accounts: frozenset[int],
    open_: bool,
) -> Line:
    if request.kind:
        return Line(request, *_answered(request, verdict), ())
    if request.excused_because:
        note = f"逾期未复仍作决定：{request.excused_because}"
        return Line(request, ("wait", "未复，已说明理由"), (note,), ())
    tag, note = _silent(request, today, days)
    found = []
    if open_ and request.organ_id not in accounts:
        url = f"/city/paper/new/?step={Road.REPLY.key}&subject={application.subject}&request={request.pk}"
        found.append(("登记回函", url))
    if open_ and today > request.due_on:
        found.append(("逾期未复的处理", do_url(application, Road.EXCUSE_SILENCE, request=request.pk)))
    return Line(request, tag, (note, "未复不等于无意见"), tuple(found))


def _silent(request: SectorRequest, today: date, days: Calendar) -> tuple[tuple[str, str], str]:
    due = f"回函期限{spoken(request.due_on)}"
    if today > request.due_on:
        late = days.workdays_between(request.due_on, today)
        return ("late", f"逾期{late}个工作日" if late else "已逾期"), due
    return ("wait", "待复"), due


def _answered(request: SectorRequest, verdict: Attestation | None) -> tuple[tuple[str, str], tuple[str, ...]]:
    label = REPLY_ZH[request.kind]
    notes = (request.text,) if request.text else ()
    if request.kind == "none":
        return ("ok", label), notes
    if verdict is None:
        return ("wait", f"{label}，待认定"), notes
    how = "不构成" if verdict.holds else "构成"
    return ("now" if verdict.holds else "late", f"{label}，{how}"), (*notes, f"认定理由：{verdict.reason}")


def summary(requests: Sequence[SectorRequest]) -> str:
    """发函 9份，已复7份，未复2份."""
    asked = [r for r in requests if r.ground]
    if not asked:
        return "还没有发函"
    answered = sum(bool(r.kind) for r in asked)
    return f"发函{len(asked)}份，已复{answered}份，未复{len(asked) - answered}份"
