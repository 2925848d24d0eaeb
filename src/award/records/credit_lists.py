"""What the lists in force say of a body, and where its file was checked against them."""

from collections.abc import Iterable

from award.law.case import Credit, CreditHit
from award.records.applications.models import Application
from award.records.credit.models import CreditEntry, CreditList


def in_force() -> dict[str, CreditList]:
    """Kind -> the newest list of it; kinds never imported are missing."""
    newest: dict[str, CreditList] = {}
    for each in CreditList.objects.order_by("as_of", "id"):
        newest[each.kind] = each
    return newest


def entries(codes: Iterable[str]) -> dict[str, list[CreditEntry]]:
    """Credit code -> its entries on the lists in force, all in two queries."""
    found: dict[str, list[CreditEntry]] = {}
    rows = CreditEntry.objects.filter(credit_list__in=in_force().values(), uscc__in=list(codes))
    for row in rows.select_related("credit_list"):
        found.setdefault(row.uscc, []).append(row)
    return found


def credit_of(application: Application, *, required: bool) -> Credit:
    """The file's credit as the rules of Article 17 read it."""
    code = application.enterprise.uscc
    return Credit(
        required=required,
        checked=frozenset(application.credit_checks.values_list("state", flat=True)),
        hits=tuple(map(hit, entries([code]).get(code, []))),
    )


def hit(entry: CreditEntry) -> CreditHit:
    return CreditHit(
        key=f"{entry.credit_list.kind}.{entry.pk}",
        kind=entry.credit_list.kind,
        as_of=entry.credit_list.as_of,
        listed_on=entry.listed_on,
        removed_on=entry.removed_on,
    )
