"""Self-diagnosis: begun, saved, finished, shared, and its plan; the only writer (Articles 7, 11, 13).

The ledger's lines name rows and states, never a percentage and never a word of what the unit wrote.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from award.law.art07_criteria import STANDARD, Criteria, criteria
from award.law.art13_incubation import GUIDANCE
from award.law.citation import Law
from award.process.diagnosis import D
from award.process.kinds import Actor
from award.records.cases import local
from award.records.diagnosis.models import Diagnosis, DiagnosisItem
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails

NOTE_MAX = 2000
FROZEN = "这次诊断已经完成，不能再改；可以开始新的一次"
APPROVER = "共享由本单位的审批人办理"
NOTES = {"s": ("strengths", "优势"), "o": ("improvements", "改进机会")}


class Conflict(Exception):
    """Somebody of the unit saved meanwhile; `row` is what stands now."""

    def __init__(self, row: Diagnosis) -> None:
        who = str(row.saved_by) if row.saved_by else "别人"
        at = f"在 {local(row.saved_at):%H:%M:%S} " if row.saved_at else ""
        super().__init__(f"{who}{at}保存过第{row.revision}版，你的内容没有覆盖它")
        self.row = row


class Frozen(Exception):
    """The diagnosis is finished."""

    def __init__(self) -> None:
        super().__init__(FROZEN)


def start(enterprise: Enterprise, *, by: Seat, now: datetime) -> Diagnosis:
    """A new diagnosis with its 23 open items; the one being written where there is one."""
    _own(enterprise.pk, by)
    with transaction.atomic():
        found = Diagnosis.objects.filter(enterprise=enterprise, state=D.DRAFT.value).first()
        if found is not None:
            return found
        try:
            with transaction.atomic():
                row = Diagnosis.objects.create(
                    enterprise=enterprise, started_at=now, started_by_id=by.person, saved_at=now
                )
        except IntegrityError:  # two at once: the other was first
            return Diagnosis.objects.get(enterprise=enterprise, state=D.DRAFT.value)
        items = criteria(row.criteria).items
        DiagnosisItem.objects.bulk_create(DiagnosisItem(diagnosis=row, clause=i.clause) for i in items)
        line("diagnosis.start", row, STANDARD, by, now)
        return row


def save(
    diagnosis: Diagnosis,
    *,
    percents: Mapping[str, int | None],
    notes: Mapping[str, Mapping[str, str]],
    seen: int,
    by: Seat,
    now: datetime,
) -> Diagnosis:
    """Save some items; `notes`: s (strengths) and o (improvements) by clause. All or nothing is saved.

    BadDetails, Conflict, Frozen. What is the same as stored is no conflict, whatever revision was seen.
    """
    _own(diagnosis.enterprise_id, by)
    with transaction.atomic():
        row = _locked(diagnosis)
        errors = _faults(criteria(row.criteria), percents, notes)
        if errors:
            raise BadDetails(errors)
        changed = _changed(row, percents, notes)
        if not changed:
            return row
        if row.revision != seen:
            raise Conflict(row)
        DiagnosisItem.objects.bulk_update(changed, ["percent", "strengths", "improvements"])
        row.revision += 1
        row.saved_at, row.saved_by_id = now, by.person
        row.save()
        return row


def finish(diagnosis: Diagnosis, *, seen: int, by: Seat, now: datetime) -> Diagnosis:
    """Frozen for good. BadDetails names every item that is not judged, by its field."""
    _own(diagnosis.enterprise_id, by)
    with transaction.atomic():
        row = _locked(diagnosis)
        lacking = unjudged(row)
        if lacking:
            raise BadDetails(lacking)
        if row.revision != seen:
            raise Conflict(row)
        row.state, row.finished_at, row.finished_by_id = D.FINISHED.value, now, by.person
        row.revision += 1
        row.save()
        line("diagnosis.finish", row, STANDARD, by, now, state=row.state)
        return row


def unjudged(diagnosis: Diagnosis) -> dict[str, str]:
    """p_4.3.2 -> what is lacking, in words, for each item without percentage."""
    kept = dict(diagnosis.items.values_list("clause", "percent"))
    return {
        f"p_{i.clause}": f"{i.clause} {i.name_zh}还没有评"
        for i in criteria(diagnosis.criteria).items
        if kept.get(i.clause) is None
    }


def share(diagnosis: Diagnosis, shared: bool, *, by: Seat, now: datetime) -> Diagnosis:
    """Let those who guide the unit in the pool read it (the approver); anybody of the unit takes it back.

    BadDetails while it is being written.
    """
    _own(diagnosis.enterprise_id, by)
    if shared and not by.may_release:
        raise BadDetails({"__all__": APPROVER})
    with transaction.atomic():
        row = Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)
        if row.state != D.FINISHED:
            raise BadDetails({"__all__": "完成以后才能共享"})
        if row.shared != shared:
            row.shared = shared
            row.save()
            line("diagnosis.share" if shared else "diagnosis.unshare", row, GUIDANCE, by, now, shared=shared)
        return row


def _own(enterprise: int, by: Seat) -> None:
    if by.actor is not Actor.APPLICANT or by.enterprise != enterprise:
        raise PermissionError("自我诊断由本单位办理")


def _locked(diagnosis: Diagnosis) -> Diagnosis:
    row = Diagnosis.objects.select_for_update(of=("self",)).select_related("saved_by").get(pk=diagnosis.pk)
    if row.state != D.DRAFT:
        raise Frozen
    return row


def _faults(
    standard: Criteria, percents: Mapping[str, int | None], notes: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    known = {item.clause for item in standard.items}
    errors = {
        f"p_{clause}": f"{clause}填了“{percent}”，百分比只取0至100之间{standard.step}的倍数"
        for clause, percent in percents.items()
        if clause in known and percent is not None and not standard.on_grid(percent)
    }
    for letter, written in notes.items():
        for clause, text in written.items():
            if len(text) > NOTE_MAX:
                words = f"{clause}的{NOTES[letter][1]}最多{NOTE_MAX}字，现有{len(text)}字"
                errors[f"{letter}_{clause}"] = words
    strange = {*percents, *(c for written in notes.values() for c in written)} - known
    return errors | {"__all__": f"没有条款{'、'.join(sorted(strange))}"} if strange else errors


def _changed(
    row: Diagnosis, percents: Mapping[str, int | None], notes: Mapping[str, Mapping[str, str]]
) -> list[DiagnosisItem]:
    changed = []
    for item in row.items.all():
        before = (item.percent, item.strengths, item.improvements)
        item.percent = percents.get(item.clause, item.percent)
        for letter, (name, _) in NOTES.items():
            setattr(item, name, notes.get(letter, {}).get(item.clause, getattr(item, name)))
        if before != (item.percent, item.strengths, item.improvements):
            changed.append(item)
    return changed


def line(step: str, row: Diagnosis, law: Law, by: Seat, now: datetime, **facts: Any) -> None:
    """One line on the ledger, with references alone."""
    about = {"enterprise": f"enterprise/{row.enterprise_id}", **facts}
    ledger.append(step=step, subject=row.subject, law=law, by=by, now=now, facts=about)
