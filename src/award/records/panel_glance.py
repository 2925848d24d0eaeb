"""Panels at a glance: for each file who counts, who has declared and signed, and what a recusal leaves open.

No score is told here before the leader has signed the result. Six queries, however many panels and files.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from award.law.art27_recusal import INTERESTS
from award.process.application import S
from award.process.panel import SheetState
from award.records.applications.models import Application
from award.records.reviewing import rules
from award.records.reviews.models import Declaration, Panel, PanelMember, Result, Sheet


@dataclass(frozen=True, slots=True)
class Word:
    """One member's word on one file: open, none, or the interest; and whether the sheet is signed."""

    member: PanelMember
    interest: str | None
    note: str
    signed: bool

    @property
    def recused(self) -> bool:
        return self.interest not in (None, "none")

    @property
    def label(self) -> str:
        return INTERESTS.get(self.interest or "", "")


@dataclass(frozen=True, slots=True)
class Standing:
    """One file of the panel. `open_points`: what the authority has to do, in words; empty when nothing."""

    kind: str
    file: Application
    words: tuple[Word, ...]
    minimum: int
    signed_at: datetime | None
    score: Decimal | None

    @property
    def counting(self) -> list[Word]:
        return [w for w in self.words if not w.recused]

    @property
    def recused(self) -> list[Word]:
        return [w for w in self.words if w.recused]

    @property
    def undeclared(self) -> list[Word]:
        return [w for w in self.words if w.interest is None]

    @property
    def declared(self) -> int:
        return len(self.words) - len(self.undeclared)

    @property
    def signed(self) -> int:
        return sum(w.signed for w in self.counting)

    @property
    def short(self) -> int:
        """How many members are lacking once the recused are left out."""
        return max(self.minimum - len(self.counting), 0)

    @property
    def leaderless(self) -> bool:
        return not any(w.member.leader for w in self.counting)

    @property
    def waits(self) -> str:
        """What the file waits for at this panel, in a few words."""
        reviewing = S.SITE_VISIT if self.kind == "site" else S.DOCUMENT_REVIEW
        if self.signed_at is not None:
            return "结果已签署"
        if self.undeclared:
            return f"等{len(self.undeclared)}名评审员声明"
        if self.file.state != reviewing:
            before = self.file.state == S.QUALIFIED_NOTICE
            return "等公示期满转入评审" if before else self.file.get_state_display()
        left = len(self.counting) - self.signed
        return f"等{left}名评审员签署" if left else "等组长合议、签署结果"

    @property
    def open_points(self) -> tuple[str, ...]:
        if self.signed_at is not None:
            return ()
        found = []
        if self.short:
            found.append(f"除回避外{len(self.counting)}名，方案要求{self.minimum}名，须补{self.short}名")
        if self.leaderless:
            gone = any(w.member.leader for w in self.recused)
            found.append("组长已回避，须更换组长" if gone else "没有组长，须指定")
        return tuple(found)


def standings(panels: Iterable[Panel]) -> dict[int, list[Standing]]:
    """Panel id -> its files in the order of their numbers."""
    chosen = list(panels)
    people, files, given = _people(chosen), _files(chosen), _given(chosen)
    declared = {
        (d.application_id, d.examiner_id): d for d in Declaration.objects.filter(application__in=files)
    }
    rows = Sheet.objects.filter(panel__in=chosen, state=SheetState.SIGNED.value)
    signed = set(rows.values_list("panel_id", "application_id", "examiner_id"))
    sealed = {
        (r.panel_id, r.application_id): r
        for r in Result.objects.filter(panel__in=chosen, signed_at__isnull=False)
    }
    made: dict[int, list[Standing]] = {}
    for panel in chosen:
        minimum = rules(panel.cycle.plan(), panel.kind).panel_min
        made[panel.pk] = []
        for file in (files[pk] for pk in files if (panel.pk, pk) in given):
            words = []
            for m in people[panel.pk]:
                d = declared.get((file.pk, m.examiner_id))
                has_signed = (panel.pk, file.pk, m.examiner_id) in signed
                words.append(Word(m, d.interest if d else None, d.note if d else "", has_signed))
            result = sealed.get((panel.pk, file.pk))
            when, score = (result.signed_at, result.score) if result else (None, None)
            made[panel.pk].append(Standing(panel.kind, file, tuple(words), minimum, when, score))
    return made


def _people(panels: list[Panel]) -> dict[int, list[PanelMember]]:
    rows = PanelMember.objects.filter(panel__in=panels, left_at=None, examiner__struck_off_at=None)
    found: dict[int, list[PanelMember]] = {panel.pk: [] for panel in panels}
    for m in rows.select_related("examiner__user", "examiner__county"):
        found[m.panel_id].append(m)
    return found


def _files(panels: list[Panel]) -> dict[int, Application]:
    rows = Application.objects.filter(panels__in=panels).select_related("county").distinct()
    return {a.pk: a for a in rows.order_by("number", "id")}


def _given(panels: list[Panel]) -> set[tuple[int, int]]:
    through = Panel.applications.through.objects.filter(panel__in=panels)
    return set(through.values_list("panel_id", "application_id"))
