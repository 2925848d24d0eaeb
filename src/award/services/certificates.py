"""Certificates: one honour a recipient, numbered unguessably, after the circular only (Articles 26, 33)."""

import secrets

from award.law.art33_certificates import SECRET_BYTES, number
from award.records.applications.models import Application
from award.records.honours.models import Honour
from award.records.notices.models import AwardList
from award.services.steps import Act


def grant(application: Application, award_list: AwardList, act: Act) -> Honour:
    """The honour of one recipient; its day is the circular's (interpretation 0007)."""
    day = award_list.circular_on
    assert day is not None  # CIRCULATE asked for it
    return Honour.objects.create(
        cycle_number=application.cycle.number,
        cycle=application.cycle,
        application=application,
        enterprise=application.enterprise,
        name=application.name,
        certificate=number(application.cycle.number, day.year, secrets.token_bytes(SECRET_BYTES)),
        awarded_on=day,
        circular_number=award_list.circular_number,
    )
