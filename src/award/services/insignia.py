"""The register of trophies and certificates: issued, come back, declared void (Articles 26, 30, 31, 33).

piece = insignia.issue(honour, Kind.TROPHY, on=day, person="...", by=seat, now=now)
insignia.take_back(piece, Move.RECALLED, on=day, person="...", receipt=evidence, by=seat, now=now)
insignia.outstanding(honour)        # pieces still with the recipient
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from award.law.citation import Finding
from award.process.insignia import Kind, Move, PieceCase, law_of, why_not
from award.process.kinds import Actor
from award.records.cases import local
from award.records.files.models import Evidence
from award.records.honours.models import Honour
from award.records.insignia.models import Movement, Piece
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails

KEEPERS = (Actor.CITY, Actor.GOVERNMENT)
NAME_MAX, NOTE_MAX = 60, 400


class NotHere(PermissionError):
    """The register is kept by the quality authority and the government."""


def case_of(honour: Honour, last: Movement | None, now: datetime) -> PieceCase:
    """The facts of one piece, or of one not made yet."""
    return PieceCase(
        today=local(now).date(),
        awarded_on=honour.awarded_on,
        revoked_on=honour.revoked_on,
        grounds_article=honour.grounds_article,
        last=Move(last.kind) if last else None,
        last_on=last.on if last else None,
    )


def issue(
    honour: Honour, kind: Kind, *, on: date, person: str, by: Seat, now: datetime,
    serial: str = "", note: str = "", receipt: Evidence | None = None,
) -> Piece:  # fmt: skip
    """Register that a trophy or certificate was handed out. BadDetails says what keeps it from being so.

    A certificate's serial is its number; of each kind only one is with the recipient at a time.
    """
    with transaction.atomic():
        row = Honour.objects.select_for_update().get(pk=honour.pk)
        held = next((p for p in outstanding(row) if p.kind == kind), None)
        serial = serial.strip() or (row.certificate if kind is Kind.CERTIFICATE else "")
        piece = held or Piece(honour=row, kind=kind.value, serial=serial[:NAME_MAX])
        last = held.last() if held else None
        _checked(Move.ISSUED, on, person, note, case_of(row, last, now), by)
        piece.save()
        _write(piece, Move.ISSUED, on, person, note, receipt, case_of(row, last, now), by, now)
        return piece


def take_back(
    piece: Piece, move: Move, *, on: date, person: str, by: Seat, now: datetime,
    note: str = "", receipt: Evidence | None = None,
) -> Movement:  # fmt: skip
    """Register that a piece came back, or that it is void. BadDetails says what keeps it from being so."""
    with transaction.atomic():
        row = Piece.objects.select_for_update(of=("self",)).select_related("honour").get(pk=piece.pk)
        case = case_of(row.honour, row.last(), now)
        _checked(move, on, person, note, case, by)
        return _write(row, move, on, person, note, receipt, case, by, now)


def outstanding(honour: Honour) -> list[Piece]:
    """The pieces that are with the recipient now."""
    pieces = Piece.objects.filter(honour=honour).prefetch_related("movements")
    return [p for p in pieces if (last := p.last()) is not None and last.kind == Move.ISSUED]


def _checked(move: Move, on: date, person: str, note: str, case: PieceCase, by: Seat) -> None:
    if by.actor not in KEEPERS:
        raise NotHere("奖牌、证书的登记由市质量工作主管部门和市人民政府办理")
    who = "领取人" if move is Move.ISSUED else "交回人"
    errors = {}
    if not person.strip() and move is not Move.VOID:
        errors["person"] = f"请填写{who}"
    elif len(person) > NAME_MAX:
        errors["person"] = f"{who}最多{NAME_MAX}字，现有{len(person)}字"
    if len(note) > NOTE_MAX:
        errors["note"] = f"说明最多{NOTE_MAX}字，现有{len(note)}字"
    errors |= _said(why_not(move, on, note, case))
    if errors:
        raise BadDetails(errors)


def _said(findings: Sequence[Finding]) -> dict[str, str]:
    places = {"on": "on", "note": "note"}
    return {places.get(f.key, "__all__"): f"{f.because}（{f.law.label}）" for f in findings}


def _write(
    piece: Piece, move: Move, on: date, person: str, note: str, receipt: Evidence | None,
    case: PieceCase, by: Seat, now: datetime,
) -> Movement:  # fmt: skip
    made = Movement.objects.create(
        piece=piece, kind=move.value, on=on, person=person.strip(), note=note.strip(), receipt=receipt,
        entered_by_id=by.user_id, entered_at=now,
    )  # fmt: skip
    facts: dict[str, Any] = {
        "honour": piece.honour.subject,
        "kind": piece.kind,
        "on": on.isoformat(),
        "receipt": receipt.sha256 if receipt else None,
    }
    law = law_of(move, case)
    ledger.append(step=f"insignia.{move}", subject=piece.honour.subject, law=law, by=by, now=now, facts=facts)
    return made
