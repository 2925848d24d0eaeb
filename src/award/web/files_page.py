"""The page of each subject at each seat: where a step returns to, where a list row leads."""

from django.db import models

from award.process.kinds import Actor
from award.records.applications.models import Application
from award.records.conduct.models import Complaint
from award.records.courses.models import Course
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.events.models import Event
from award.records.honours.models import Honour, MisuseReport
from award.records.incubation.models import PoolEntry
from award.records.integrity.models import IntegrityEntry
from award.records.library.models import Appointment
from award.records.means.models import Adjustment, Budget
from award.records.methods.models import Method
from award.records.notices.models import AwardList, Objection
from award.records.onsite.models import SiteVisit
from award.records.questions.models import Question
from award.records.recipients.models import Batch, BodyChange
from award.records.recusals.models import Recusal
from award.records.reviews.models import Panel, Sheet
from award.records.seat import Seat
from award.records.spreading.models import Activity, Story
from award.records.visits.models import Mend, Visit

APPLICATION_PAGES = {
    Actor.APPLICANT: "/applicant/",
    Actor.COUNTY: "/county/screening/{pk}/",
    Actor.SECTOR: "/sector/",
    Actor.CITY: "/city/qualification/{pk}/",
    Actor.EXAMINER: "/examiner/result/{pk}/",
    Actor.GOVERNMENT: "/government/",
}
HONOUR_PAGES = {
    Actor.CITY: "/city/honours/{pk}/",
    Actor.GOVERNMENT: "/government/",
    Actor.SECTOR: "/events/",
    Actor.APPLICANT: "/recipient/",
}
LIST_PAGES = {
    Actor.CITY: "/city/lists/{pk}/",
    Actor.MEETING: "/meeting/{pk}/",
    Actor.OFFICE: "/office/",
    Actor.GOVERNMENT: "/government/",
}
# Of each other kind: (its page at CITY, its page elsewhere).
OTHER_PAGES: dict[type[models.Model], tuple[str | None, str | None]] = {
    Cycle: ("/city/plan/{pk}/", None),
    Panel: ("/city/panels/{pk}/", "/examiner/"),
    Sheet: ("/examiner/", "/examiner/"),
    Objection: ("/city/objections/{pk}/", "/government/"),
    Complaint: ("/city/conduct/{pk}/", None),
    Recusal: ("/city/recusals/{pk}/", None),
    Appointment: ("/city/appointments/", "/examiner/appointments/"),
    MisuseReport: ("/city/reports/{pk}/", None),
    Event: ("/events/{pk}/", "/events/{pk}/"),
    IntegrityEntry: ("/city/integrity/{pk}/", None),
    Question: ("/city/questions/{pk}/", None),
    Draw: ("/city/draw/{pk}/", None),
    Batch: ("/city/recipients/archive/{pk}/", "/city/recipients/archive/{pk}/"),
    BodyChange: ("/city/recipients/changes/{pk}/", "/city/recipients/changes/{pk}/"),
    PoolEntry: ("/incubation/{pk}/", "/incubation/{pk}/"),
    Visit: ("/visits/{pk}/", "/visits/{pk}/"),
    Budget: ("/city/means/budgets/{pk}/", None),
    Adjustment: ("/city/means/adjustments/{pk}/", None),
    Course: ("/courses/{pk}/", "/courses/{pk}/"),
    Method: ("/methods/desk/{pk}/", "/methods/desk/{pk}/"),
    Story: ("/spreading/stories/{pk}/", "/recipient/stories/{pk}/"),
    Activity: ("/spreading/activities/{pk}/", "/spreading/activities/{pk}/"),
}


def page_of(subject: models.Model, seat: Seat) -> str | None:
    """The subject's page at this seat; None where the seat has only its desk."""
    if isinstance(subject, Application):
        page = APPLICATION_PAGES.get(seat.actor)
    elif isinstance(subject, AwardList):
        page = LIST_PAGES.get(seat.actor)
    elif isinstance(subject, Sheet | SiteVisit) and subject.panel.kind == "site":
        page = f"/examiner/visit/{subject.application_id}/"
    elif isinstance(subject, Honour):
        page = HONOUR_PAGES.get(seat.actor)
    elif isinstance(subject, PoolEntry) and seat.actor is Actor.APPLICANT:
        page = "/applicant/incubation/"
    elif isinstance(subject, Mend):
        mine = seat.actor is Actor.APPLICANT
        page = "/recipient/" if mine else f"/visits/{subject.visit_id}/"
    else:
        city, elsewhere = OTHER_PAGES.get(type(subject), (None, None))
        page = city if seat.actor is Actor.CITY else elsewhere
    return page.format(pk=subject.pk) if page else None
