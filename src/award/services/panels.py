"""A panel begins: the row, then its first step."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count

from django.db import transaction

from award.process.panel import PanelRoad
from award.records.cycles.models import Cycle
from award.records.reviews.models import Panel
from award.records.seat import Seat
from award.services.asking import BadDetails
from award.services.deeds.panels import Composition
from award.services.steps import take

NAME_MAX = 40


def form(cycle: Cycle, kind: str, name: str, chosen: Composition, *, by: Seat, now: datetime) -> Panel:
    """Form a panel (document | site). Refused or BadDetails leave no row behind."""
    errors = {}
    if kind not in ("document", "site"):
        errors["kind"] = "评审组分材料评审组和现场评审组"
    if not name.strip():
        errors["name"] = "请填写组名"
    elif len(name.strip()) > NAME_MAX:
        errors["name"] = f"组名最多{NAME_MAX}字，现有{len(name.strip())}字"
    elif cycle.panels.filter(name=name.strip()).exists():
        errors["name"] = f"本届已有“{name.strip()}”，请换一个组名"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        panel = Panel.objects.create(cycle=cycle, kind=kind, name=name.strip())
        take(PanelRoad.FORM, panel, by=by, now=now, seen=0, details=chosen)
        panel.refresh_from_db()
        return panel


def free_names(cycle: Cycle, stem: str) -> Iterator[str]:
    """材料评审第2组, ...: the numbers that no panel of the cycle bears, from the lowest."""
    taken = set(cycle.panels.values_list("name", flat=True))
    return (name for n in count(1) if (name := f"{stem}第{n}组") not in taken)
