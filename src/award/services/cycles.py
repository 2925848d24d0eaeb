"""A cycle begins: the row, then the road's first step."""

from datetime import datetime

from django.db import transaction

from award.process.cycle import C, CycleRoad
from award.process.lists import K
from award.process.plan import Plan
from award.records.cycles.models import Cycle
from award.records.notices.models import AwardList
from award.records.seat import Seat
from award.services import entry_forms
from award.services.asking import BadDetails
from award.services.deeds.cycles import PlanText
from award.services.steps import take


def draft(number: int, plan: Plan, *, by: Seat, now: datetime) -> Cycle:
    """Open the file of cycle `number` with a first plan, and its empty lists."""
    if number < 1:
        raise BadDetails({"number": "届次从1起"})
    with transaction.atomic():
        if Cycle.objects.filter(number=number).exists():
            raise BadDetails({"number": f"第{number}届已经有了"})
        form = entry_forms.inherited(number)
        cycle = Cycle.objects.create(number=number, state=C.NONE.value, form_version=form)
        AwardList.objects.bulk_create(AwardList(cycle=cycle, kind=k.value) for k in K)
        take(CycleRoad.DRAFT_PLAN, cycle, by=by, now=now, seen=0, details=PlanText(plan))
        cycle.refresh_from_db()
        return cycle
