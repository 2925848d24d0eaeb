"""A cycle's own entry form: copied from the one before, edited while the plan is drafted, then frozen."""

from datetime import datetime

from django.db import transaction

from award.law.art18_launch import PLAN
from award.process import entry_form, form_design
from award.process.cycle import C
from award.process.entry_form import EntryForm
from award.process.kinds import Actor
from award.records.cycles.models import Cycle
from award.records.forms import kept
from award.records.forms.models import FormVersion
from award.records.seat import Seat
from award.services import ledger
from award.services.asking import BadDetails
from award.services.steps import Hidden

SHUT = "表样随实施方案报送后冻结；要改须先收回实施方案"


def current(cycle: Cycle) -> EntryForm:
    return entry_form.load(cycle.form_version)


def editable(cycle: Cycle) -> bool:
    """While the plan is being drafted: the form is approved with it."""
    return C(cycle.state) is C.PLANNING


def revise(cycle: Cycle, form: EntryForm, *, by: Seat, now: datetime, seen: str) -> FormVersion:
    """Keep the form as the cycle's next version. `seen`: the version that the page showed.

    BadDetails says what the definition may not be, or that somebody made another version meanwhile.
    """
    if by.actor is not Actor.CITY:
        raise Hidden(str(cycle.pk))
    with transaction.atomic():
        row = Cycle.objects.select_for_update().get(pk=cycle.pk)
        if not editable(row):
            raise BadDetails({"__all__": SHUT})
        if row.form_version != seen:
            raise BadDetails({"__all__": f"表样已有新版（{row.form_version}），你看的是{seen}，请刷新再改"})
        was = current(row)
        wrong = form_design.faults(form)
        if wrong:
            raise BadDetails({"__all__": "；".join(wrong)})
        what = form_design.differences(was, form)
        if not what:
            raise BadDetails({"__all__": "没有改动"})
        return _keep(row, was, form, "；".join(what), by, now)


def _keep(row: Cycle, was: EntryForm, form: EntryForm, what: str, by: Seat, now: datetime) -> FormVersion:
    number = row.forms.count() + 1
    name = f"{row.number}-{number}"
    named = EntryForm(name, form.sections, form.ratios, form.title)
    made = FormVersion.objects.create(
        name=name,
        cycle=row,
        number=number,
        based_on=was.version,
        body=entry_form.dumps(named),
        digest=named.digest,
        what=what[:200],
        made_by_id=by.person,
        made_at=now,
    )
    kept.forget(name)
    row.form_version = name
    row.save(update_fields=["form_version"])
    facts = {"form": name, "based_on": was.version, "sha256": named.digest}
    ledger.append(step="cycle.revise_form", subject=row.subject, law=PLAN, by=by, now=now, facts=facts)
    return made


def inherited(number: int) -> str:
    """The version that a new cycle begins with: that of the latest cycle before it."""
    before = Cycle.objects.filter(number__lt=number).order_by("-number").first()
    return before.form_version if before else entry_form.LATEST
