"""A panel begins: the row, then its first step."""

from datetime import datetime

from django.db import transaction

from award.process.panel import PanelRoad
from award.records.cycles.models import Cycle
from award.records.reviews.models import Panel
from award.records.seat import Seat
from award.services.deeds.reviews import Composition
from award.services.steps import take


def form(cycle: Cycle, kind: str, name: str, chosen: Composition, *, by: Seat, now: datetime) -> Panel:
    """Form a panel (document | site). Refused or BadDetails leave no row behind."""
    with transaction.atomic():
        panel = Panel.objects.create(cycle=cycle, kind=kind, name=name)
        take(PanelRoad.FORM, panel, by=by, now=now, seen=0, details=chosen)
        panel.refresh_from_db()
        return panel
