"""The dossier as a filing freezes it: exact, digested, read back and restored (Article 20)."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from award.process.evidence import PAPER, PICTURE, REQUIREMENTS
from award.records.applications.models import Application, Dossier, InternalNotice
from award.records.files.models import Evidence
from award.records.seat import Seat
from award.services import writing


def freeze(application: Application, by: Seat, now: datetime) -> Dossier:
    """The dossier as filed: canonical JSON of values, report, internal notice and file digests."""
    body = json.dumps(content(application), ensure_ascii=False, sort_keys=True, indent=1)
    return Dossier.objects.create(
        application=application,
        round=application.dossiers.count(),
        body=body,
        digest=hashlib.sha256(body.encode()).hexdigest(),
        filed_at=now,
        filed_by_id=by.person,
    )


def content(application: Application) -> dict[str, Any]:
    draft = application.draft
    inside = getattr(application, "internal_notice", None)
    return {
        "form": application.cycle.form_version,
        "values": draft.values,
        "report": draft.report,
        "internal_notice": {
            "posted_on": inside.posted_on.isoformat(),
            "taken_down_on": inside.taken_down_on.isoformat() if inside.taken_down_on else None,
            "place": inside.place,
            "objections": inside.objections,
            **({"records": records} if (records := inside_records(application)) else {}),
        }
        if inside
        else None,
        "evidence": list(_files(application)),
        "pictures": writing.pictures(application),
    }


def inside_records(application: Application) -> list[dict[str, Any]]:
    """The objections to the internal notice, as a dossier freezes them."""
    rows = application.inside_objections.order_by("received_on", "id")
    return [{"received_on": r.received_on.isoformat(), "said": r.said, "handling": r.handling} for r in rows]


def own_files(application: Application) -> QuerySet[Evidence]:
    """What the enterprise handed in and has not taken out; no papers of the authorities."""
    return Evidence.objects.filter(subject=application.subject, removed_at=None).exclude(
        purpose__in=(PAPER, PICTURE)
    )


def _files(application: Application) -> Iterable[dict[str, Any]]:
    places = {r.key: n for n, r in enumerate(REQUIREMENTS)}
    rows = own_files(application).order_by("uploaded_at", "id")
    for e in sorted(rows, key=lambda e: places.get(e.purpose, len(places))):
        filed = {"id": str(e.pk), "name": e.name, "purpose": e.purpose, "sha256": e.sha256, "size": e.size,
                 "secrecy": e.secrecy}  # fmt: skip
        said = {"sm3": e.sm3, "ground": e.secrecy_ground, "scope": e.secrecy_scope}
        yield filed | {key: words for key, words in said.items() if words}


def latest(application: Application) -> Dossier:
    """The dossier that counts. LookupError before filing."""
    dossier = application.dossiers.order_by("-round").first()
    if dossier is None:
        raise LookupError(f"{application}还没有提交")
    return dossier


def filed(application: Application) -> dict[str, Any]:
    """What reviewers read: the frozen content, byte for byte. Empty before filing."""
    dossier = application.dossiers.order_by("-round").first()
    return read(dossier) if dossier else {}


def read(dossier: Dossier) -> dict[str, Any]:
    """The frozen content of one filing."""
    loaded: dict[str, Any] = json.loads(dossier.body)
    return loaded


def restore(application: Application, now: datetime) -> None:
    """Put the draft back to what was filed, after a correction that never came."""
    body = filed(application)
    draft = application.draft
    changes = [
        *writing.changes_of(draft, "", body["values"]), *writing.changes_of(draft, "report", body["report"]),
    ]  # fmt: skip
    draft.values, draft.report = body["values"], body["report"]
    draft.revision += 1
    draft.parts = dict.fromkeys(draft.parts, draft.revision)
    draft.saved_at, draft.saved_by = now, None
    draft.save()
    writing.record(draft, list(draft.parts), changes, "reverted")
    kept = {e["id"] for e in body["evidence"]}
    own_files(application).exclude(pk__in=kept).update(removed_at=now)
    Evidence.objects.filter(pk__in=kept).update(removed_at=None)
    for e in body["evidence"]:
        Evidence.objects.filter(pk=e["id"]).update(
            secrecy=e["secrecy"], secrecy_ground=e.get("ground", ""), secrecy_scope=e.get("scope", "")
        )
    _restore_notice(application, body["internal_notice"], now)


def _restore_notice(application: Application, filed: dict[str, Any] | None, now: datetime) -> None:
    """The internal notice as it was filed, with what was said of it."""
    if filed is None:
        return
    kept = {name: filed[name] for name in ("posted_on", "taken_down_on", "place", "objections")}
    InternalNotice.objects.update_or_create(application=application, defaults={**kept, "saved_at": now})
    records = filed.get("records", [])
    if inside_records(application) != records:
        application.inside_objections.all().delete()
        by = latest(application).filed_by_id
        for r in records:
            application.inside_objections.create(**r, recorded_by_id=by, recorded_at=now)
