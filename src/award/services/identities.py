"""Who gave an opinion (24) or reported a misuse (33, 35): sealed as objectors are, opened on the record."""

from datetime import datetime

from django.db import transaction

from award.law.citation import house
from award.records.honours.models import MisuseReport
from award.records.ledger.models import Line
from award.records.notices.models import Opinion
from award.records.sealing import Unsealable, fingerprint, seal, unseal
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails
from award.services.objections import Identity

SEALED = house("sealed_sender", "提意见人、举报人的身份加密保存，只在需要联系时拆看，每次拆看都有记录")
Sender = Opinion | MisuseReport


def sealed(name: str, contact: str, of: str) -> dict[str, str]:
    """The columns of a row that keep who wrote it."""
    return {"sealed": seal({"name": name, "contact": contact}, of=of), "who": fingerprint(name, contact)}


def _key(row: Sender) -> str:
    return "opinion.open_identity" if isinstance(row, Opinion) else "misuse.open_identity"


def open_sender(row: Sender, *, by: Seat, now: datetime) -> Identity:
    """Unsealed for this once; the line says that it was done, never who that is."""
    if not row.sealed:
        raise BadDetails({"__all__": "没有留下姓名和联系方式，没有身份可看"})
    try:
        values = unseal(row.sealed, of=row.code)
    except Unsealable as wrong:
        raise BadDetails({"__all__": str(wrong)}) from None
    with transaction.atomic():
        ledger.append(step=_key(row), subject=row.subject, law=SEALED, by=by, now=now, facts={})
    return Identity(values.get("name", ""), values.get("contact", ""))


def times_opened(row: Sender) -> int:
    return Line.objects.filter(step=_key(row), subject=row.subject).count()
