"""The page of each subject at each seat: where a step returns to, where a list row leads."""

from django.db import models

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour
from award.records.integrity.models import IntegrityEntry
from award.records.library.models import Appointment
from award.records.notices.models import AwardList, Objection
from award.records.recipients.models import Batch, BodyChange
from award.records.recusals.models import Recusal
from award.records.reviews.models import Panel, Sheet
from award.records.seat import Seat

APPLICATION_PAGES = {
    Actor.APPLICANT: "/applicant/",
    Actor.COUNTY: "/county/screening/{pk}/",
    Actor.SECTOR: "/sector/",
    Actor.CITY: "/city/qualification/{pk}/",
    Actor.EXAMINER: "/examiner/result/{pk}/",
    Actor.GOVERNMENT: "/government/",
}
LIST_PAGES = {
    Actor.CITY: "/city/lists/{pk}/",
    Actor.MEETING: "/meeting/{pk}/",
    Actor.OFFICE: "/office/",
    Actor.GOVERNMENT: "/government/",
}


def page_of(subject: models.Model, seat: Seat) -> str | None:
    """The subject's page at this seat; None where the seat has only its desk."""
    match subject:
        case Application():
            page = APPLICATION_PAGES.get(seat.actor)
        case AwardList():
            page = LIST_PAGES.get(seat.actor)
        case Cycle():
            page = "/city/plan/{pk}/" if seat.actor is Actor.CITY else None
        case Panel():
            page = "/city/panels/{pk}/" if seat.actor is Actor.CITY else "/examiner/"
        case Sheet():
            page = "/examiner/"
        case Objection():
            page = "/city/objections/{pk}/" if seat.actor is Actor.CITY else "/government/"
        case Recusal():
            page = "/city/recusals/{pk}/" if seat.actor is Actor.CITY else None
        case Appointment():
            city = f"/city/appointments/?cycle={subject.cycle.number}"
            page = city if seat.actor is Actor.CITY else "/examiner/appointments/"
        case Honour():
            page = "/city/honours/{pk}/" if seat.actor is Actor.CITY else "/government/"
        case IntegrityEntry():
            page = "/city/integrity/{pk}/" if seat.actor is Actor.CITY else None
        case Batch():
            page = "/city/recipients/archive/{pk}/"
        case BodyChange():
            page = "/city/recipients/changes/{pk}/"
        case _:
            page = None
    return page.format(pk=subject.pk) if page else None
