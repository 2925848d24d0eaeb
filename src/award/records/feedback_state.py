"""How far the feedback report of each file is, before anybody but CITY may see it (7, 23, 26)."""

from collections.abc import Iterable
from dataclasses import dataclass

from award.law.art07_criteria import criteria
from award.process.panel import KINDS, P, SheetState
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.feedback import OTHERS_MIN
from award.records.reviews.models import Panel, Result, Sheet


@dataclass(frozen=True, slots=True)
class Prepared:
    """One file's report. `missing`: what it still lacks; `reviewed`: there is something to preview."""

    application: Application
    reviewed: bool
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not self.missing


def prepared(cycle: Cycle, files: Iterable[Application]) -> list[Prepared]:
    """Four queries, however many files. `files`: those with a panel."""
    rows = list(files)
    pks = {a.pk for a in rows}
    links = Panel.applications.through.objects.filter(
        application__in=pks, panel__cycle=cycle, panel__state__in=(P.STANDING.value, P.DISSOLVED.value)
    )
    due: dict[int, set[str]] = {}
    for pk, kind in links.values_list("application_id", "panel__kind"):
        due.setdefault(pk, set()).add(kind)
    results = list(Result.objects.filter(panel__cycle=cycle, signed_at__isnull=False).select_related("panel"))
    signed = {(r.application_id, r.panel.kind): r for r in results}
    noted: dict[int, set[str]] = {}
    sheets = Sheet.objects.filter(application__in=pks, panel__cycle=cycle, state=SheetState.SIGNED.value)
    judged = {(r.application_id, r.panel_id) for r in results}
    for pk, panel, strengths, opportunities in sheets.values_list(
        "application_id", "panel_id", "strengths", "opportunities"
    ):
        if (pk, panel) in judged:
            texts = (*strengths.items(), *opportunities.items())
            noted.setdefault(pk, set()).update(clause for clause, text in texts if str(text).strip())
    stages = {pk: frozenset(k for a, k in signed if a == pk) for pk in {a for a, _ in signed}}
    found = []
    for a in rows:
        have = stages.get(a.pk, frozenset())
        missing = [
            f"{label}结果还没有签署" for k, label in KINDS.items() if k in due.get(a.pk, ()) and k not in have
        ]
        missing += [
            f"{label}没有写评审意见"
            for k, label in KINDS.items()
            if k in have and not signed[a.pk, k].findings.strip()
        ]
        notes = []
        if have:
            empty = [
                f"{c.clause} {c.name_zh}"
                for c in criteria(cycle.plan().criteria).categories
                if not any(i.clause in noted.get(a.pk, ()) for i in c.items)
            ]
            missing += [f"评分表里没有写优势和改进机会的类目：{'、'.join(empty)}"] if empty else []
            others = sum(have <= theirs for pk, theirs in stages.items() if pk != a.pk)
            if others < OTHERS_MIN:
                notes.append(f"同环节其他单位只有{others}家，不足{OTHERS_MIN}家，报告里不提供平均值")
        found.append(Prepared(a, bool(have), tuple(missing), tuple(notes)))
    return found
