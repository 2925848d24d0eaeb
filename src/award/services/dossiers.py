"""The dossier: drafted field by field, never overwritten, frozen exactly when it is filed (Article 20)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.law.dates import spoken, spoken_moment
from award.process import correction, entry_form
from award.process.application import Road, S
from award.process.kinds import Actor
from award.records.applications.models import Application, Draft, InternalNotice
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.people.models import Enterprise
from award.records.seat import Seat
from award.services import steps, writing
from award.services.asking import BadDetails

OPEN = (S.DRAFT, S.RETURNED)


class Conflict(Exception):
    """Somebody else saved meanwhile: who and when, with the revision that is stored now."""

    def __init__(self, draft: Draft) -> None:
        who = draft.saved_by.name if draft.saved_by else "别人"
        at = f"在 {local(draft.saved_at):%H:%M:%S} " if draft.saved_at else ""
        super().__init__(f"{who}{at}保存过第{draft.revision}版，你的内容没有覆盖它")
        self.draft = draft


class Closed(Exception):
    """The dossier is not open to writing, or this part of it is not."""


def start(cycle: Cycle, enterprise: Enterprise, *, by: Seat, now: datetime) -> Application:
    """Begin an application in a called cycle. Refused before the call or after the deadline."""
    with transaction.atomic():
        application = Application.objects.filter(cycle=cycle, enterprise=enterprise).first()
        if application is not None:
            return application
        if enterprise.county is None:
            raise BadDetails({"county": "请先在单位信息中选择住所所在旗县区"})
        application = Application.objects.create(
            cycle=cycle, enterprise=enterprise, county=enterprise.county, name=enterprise.name, since=now
        )
        values = {"name": enterprise.name, "uscc": enterprise.uscc}
        Draft.objects.create(application=application, values=values)
        steps.take(Road.START, application, by=by, now=now, seen=0)
        application.refresh_from_db()
        return application


def opened(application: Application, part: str) -> bool:
    """Whether a part (section key, 'report', 'evidence:purpose', 'internal_notice') may be written."""
    if application.state == S.DRAFT:
        return True
    return application.state == S.RETURNED and correction.opens(application.return_points, part)


def open_keys(application: Application, part: str, keys: Iterable[str]) -> frozenset[str]:
    """Of a part's fields (or the report's clauses) those that may be written: in a correction the named."""
    if application.state == S.DRAFT:
        return frozenset(keys)
    form = entry_form.load(application.cycle.form_version)
    return correction.open_keys(application.return_points, part, form, keys)


def _named_only(application: Application, w: "_Writing", draft: Draft) -> "_Writing":
    """What was not named cannot change: a difference there refuses the whole, the same words are let be."""
    if application.state != S.RETURNED:
        return w
    form = entry_form.load(application.cycle.form_version)
    closed = correction.closed_changes(application.return_points, w.part, form, w.kept(draft), w.values)
    if closed:
        labels = {f.key: f.label for f in form.fields()}
        raise Closed(f"补正没有开放：{'、'.join(labels.get(key, key) for key in closed)}")
    may = correction.open_keys(application.return_points, w.part, form, w.values)
    return replace(w, values={key: value for key, value in w.values.items() if key in may})


def too_late(application: Application, now: datetime) -> str:
    """Why nothing more can be handed in at this moment, to the second; empty while it can (Article 21)."""
    if application.state == S.DRAFT:
        deadline = application.extended_to or application.cycle.plan().deadline
        return f"申报已于{spoken_moment(local(deadline))}截止" if now > deadline else ""
    due = application.correction_due
    if application.state == S.RETURNED and due is not None and local(now).date() > due:
        return f"补正已于{spoken(due)}24:00截止"
    return ""


def _writable(application: Application, by: Seat, part: str, now: datetime) -> None:
    if by.actor is not Actor.APPLICANT or by.enterprise != application.enterprise_id:
        raise steps.Hidden(str(application.pk))
    if late := too_late(application, now):
        raise Closed(late)
    if not opened(application, part):
        raise Closed(
            "材料已提交，这一部分不能再改" if application.state not in OPEN else "补正没有开放这一部分"
        )


def save_section(
    application: Application, section: str, values: Mapping[str, Any], *, seen: int, by: Seat, now: datetime
) -> Draft:
    """Save one section's values as typed. Conflict where this section was stored meanwhile."""
    return _save(application, [_Writing(section, (section,), values)], seen, by, now)


def save_report(
    application: Application, items: Mapping[str, Mapping[str, Any]], *, seen: int, by: Seat, now: datetime
) -> Draft:
    """Save the self-assessment of some items: item -> {text, percent}. Conflict by category (4.1)."""
    return _save(application, [_report(items)], seen, by, now)


def save_all(
    application: Application,
    sections: Mapping[str, Mapping[str, Any]],
    items: Mapping[str, Mapping[str, Any]],
    *,
    seen: int,
    by: Seat,
    now: datetime,
    how: str,
) -> Draft:
    """Save several sections and items as one version: what an import or the first questions bring."""
    writings = [_Writing(key, (key,), values) for key, values in sections.items()]
    writings += [_report(items)] if items else []
    return _save(application, writings, seen, by, now, how)


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is written on one part. `marks`: so that two people may write on two sections at once."""

    part: str
    marks: tuple[str, ...]
    values: Mapping[str, Any]

    def kept(self, draft: Draft) -> dict[str, Any]:
        kept: dict[str, Any] = draft.report if self.part == "report" else draft.values
        return kept


def _report(items: Mapping[str, Mapping[str, Any]]) -> _Writing:
    marks = sorted({f"report/{item.rpartition('.')[0]}" for item in items})
    return _Writing("report", tuple(marks), items)


def _save(
    application: Application,
    writings: Sequence[_Writing],
    seen: int,
    by: Seat,
    now: datetime,
    how: str = "typed",
) -> Draft:
    """Write all or nothing, as one revision with its change beside it.

    The same words twice are no conflict: a page that saves while it is typed on may send them again.
    """
    with transaction.atomic():
        row = Application.objects.select_for_update().get(pk=application.pk)
        for w in writings:
            _writable(row, by, w.part, now)
        draft = Draft.objects.select_for_update().get(application=row)
        writings = [_named_only(row, w, draft) for w in writings]
        marks = [mark for w in writings for mark in w.marks]
        if any(draft.parts.get(mark, 0) > seen for mark in marks):
            if all(w.kept(draft) == {**w.kept(draft), **w.values} for w in writings):
                return draft
            raise Conflict(draft)
        changes = [c for w in writings for c in writing.changes_of(draft, w.part, w.values)]
        for w in writings:
            w.kept(draft).update(w.values)
        draft.revision += 1
        draft.parts.update(dict.fromkeys(marks, draft.revision))
        draft.saved_at, draft.saved_by_id = now, by.user_id
        draft.save()
        writing.record(draft, marks, changes, how)
        return draft


def post_inside(
    application: Application,
    *,
    posted_on: date,
    taken_down_on: date | None,
    place: str,
    objections: str,
    by: Seat,
    now: datetime,
) -> InternalNotice:
    """Record the internal notice; a new posting replaces the old one and is counted anew."""
    _writable(application, by, "internal_notice", now)
    if taken_down_on is not None and taken_down_on < posted_on:
        raise BadDetails({"taken_down_on": "撤下日期早于张贴日期"})
    notice, _ = InternalNotice.objects.update_or_create(
        application=application,
        defaults={
            "posted_on": posted_on,
            "taken_down_on": taken_down_on,
            "place": place,
            "objections": objections,
            "saved_at": now,
        },
    )
    return notice


def writable_inside(application: Application, by: Seat, now: datetime) -> None:
    """Raises Closed or Hidden unless what belongs to the internal notice may be written now."""
    _writable(application, by, "internal_notice", now)


def writable_evidence(application: Application, purpose: str, by: Seat, now: datetime) -> None:
    """Raises Closed or Hidden unless files for this purpose may be added or taken out now."""
    _writable(application, by, f"evidence:{purpose}", now)
