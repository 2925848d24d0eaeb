"""The options that a step's choices have on one subject: departments, counties, points to mend."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from award.law.art07_criteria import criteria
from award.process import entry_form
from award.process.evidence import REQUIREMENTS
from award.records.applications.models import Application
from award.records.cycles.models import Cycle
from award.records.honours.models import Honour, MisuseReport
from award.records.means.models import Budget
from award.records.means.queries import account
from award.records.onsite.models import SiteVisit
from award.records.people.models import County, Organ
from award.records.recusals.models import Recusal
from award.records.recusing import aftermath
from award.records.reviewing import counted
from award.records.reviews.models import Examiner
from award.records.seat import Seat
from award.records.spreading.queries import titles
from award.services.activities import Event
from award.services.deeds.correction import Return
from award.services.deeds.departments import Letters, Sectors
from award.services.deeds.honours import Opening
from award.services.deeds.misuse import Judgement
from award.services.deeds.recusals import Settlement
from award.services.deeds.screening import Jurisdiction
from award.services.deeds.site_visits import Excuse
from award.services.deeds.visits import Arrangement
from award.services.encouraged import NewTag
from award.services.incubation import Referral
from award.services.integrity import OfExaminer
from award.services.means import Change
from award.services.mobilising import Held, bodies
from award.services.spending import Commitment, DirectVoucher

Options = list[tuple[str, str]]
Source = Callable[[Any, Seat], Options]
GROUNDS_ZH = "一二三四五六"


def _sectors(application: Application, seat: Seat) -> Options:
    """Departments of the city and of the file's own county, and associations."""
    near = Organ.objects.filter(active=True).filter(
        models.Q(county=None) | models.Q(county=application.county_id)
    )
    asked = set(application.requests.filter(ground=0).values_list("organ_id", flat=True))
    return [(str(o.pk), o.name) for o in near if o.pk not in asked]


def _letters(application: Application, seat: Seat) -> Options:
    """One line for each department and each ground of Article 17 that it is asked about."""
    asked = set(application.requests.values_list("organ_id", "ground"))
    return [
        (f"{o.pk}:{g}", f"第十七条（{GROUNDS_ZH[g - 1]}）　{o.name}")
        for g in range(1, 7)
        for o in Organ.objects.filter(active=True, county=None)
        if g in o.grounds and (o.pk, g) not in asked
    ]


def _territories(subject: Any, seat: Seat) -> Options:
    """A county names units of its own territory; others of any."""
    every = County.objects.filter(pk=seat.county) if seat.county else County.objects.all()
    return [(c.code, c.name) for c in every]


def _counties(application: Application, seat: Seat) -> Options:
    return [(c.code, c.name) for c in County.objects.exclude(pk=application.county_id)]


def _examiners(subject: Any, seat: Seat) -> Options:
    every = Examiner.objects.select_related("user").order_by("user__name")
    return [(str(e.pk), f"{e}（{e.employer}）") for e in every]


def _titles(report: MisuseReport, seat: Seat) -> Options:
    """The titles that the report may be about: by number, else by name; or nobody's."""
    asked = Q(certificate=report.certificate) if report.certificate else Q(pk=None)
    if report.named:
        asked |= Q(name__icontains=report.named) | Q(enterprise__name__icontains=report.named)
    found = Honour.objects.filter(asked).order_by("-cycle_number")[:50]
    return [("none", "使用者不是获奖单位"), *((str(h.pk), f"第{h.cycle_number}届 {h.name}") for h in found)]


def _of_the_city(subject: Any, seat: Seat) -> Options:
    """Departments; associations visit nobody."""
    return [(str(o.pk), o.name) for o in Organ.objects.filter(active=True, association=False)]


def return_points(application: Application) -> Options:
    """The parts of a dossier that a return can open, by their names."""
    form = entry_form.load(application.cycle.form_version)
    parts = [(s.key, f"申报表：{s.title}") for s in form.sections]
    parts += [("report", "自我评价报告"), ("internal_notice", "单位内部公示")]
    return parts + [(f"evidence:{r.key}", f"证明材料：{r.label}") for r in REQUIREMENTS]


def _joins(recusal: Recusal, seat: Seat) -> Options:
    """Who may join the panel that a recusal left short."""
    after = aftermath(recusal)
    offered = after.offered if after else ()
    found = [(str(e.pk), f"{f'{place}：' if place else ''}{e}（{e.employer}）") for e, place in offered]
    return [("", "不补人"), *found]


def _leads(recusal: Recusal, seat: Seat) -> Options:
    """Who may lead: members whose sheets count, and who may join."""
    after = aftermath(recusal)
    may = (*after.leaders, *(e for e in after.reserves if e.may_lead)) if after else ()
    return [("", "组长不变"), *_people(may)]


def _people(examiners: Iterable[Examiner]) -> Options:
    return [(str(e.pk), f"{e}（{e.employer}）") for e in examiners]


def point_names(application: Application) -> Options:
    """Every point that a return can name, down to fields and items, in the order of the dossier."""
    form = entry_form.load(application.cycle.form_version)
    names: Options = []
    for s in form.sections:
        names.append((s.key, f"申报表：{s.title}"))
        names += [(f"{s.key}.{f.key}", f"申报表：{f.label}") for f in s.fields]
    names.append(("report", "自我评价报告"))
    items = criteria(application.cycle.plan().criteria).items
    names += [(f"report/{i.clause}", f"自我评价报告：{i.clause} {i.name_zh}") for i in items]
    return [*names, *(p for p in return_points(application) if p not in names)]


def _members(visit: SiteVisit, seat: Seat) -> Options:
    return [(str(m.examiner_id), str(m.examiner)) for m in counted(visit.panel, visit.application)]


def _lines(budget: Budget, seat: Seat) -> Options:
    """A year's lines, each with what it has left."""
    return [(str(s.line.pk), f"{s.line}（余额{s.remainder:,.2f}元）") for s in account(budget).lines]


def _cycles(subject: Any, seat: Seat) -> Options:
    return [("", "不单属于一届"), *((str(c.pk), str(c)) for c in Cycle.objects.order_by("-number"))]


def _recipients(subject: Any, seat: Seat) -> Options:
    """The titles that this seat spreads, those that stand; the newest first."""
    found = titles(seat).order_by("-cycle_number", "pk")
    return [(str(h.pk), f"{h.name}（第{h.cycle_number}届）") for h in found if not h.gone]


SOURCES: dict[tuple[type[Any], str], Source] = {
    (Sectors, "organs"): _sectors,
    (Letters, "organs"): _letters,
    (Jurisdiction, "county"): _counties,
    (Referral, "county"): _territories,
    (OfExaminer, "examiner"): _examiners,
    (Settlement, "joins"): _joins,
    (Settlement, "leads"): _leads,
    (Arrangement, "organ"): _of_the_city,
    (Excuse, "examiner"): _members,
    (Opening, "organ"): _of_the_city,
    (Judgement, "title"): _titles,
    (Commitment, "line"): _lines,
    (DirectVoucher, "line"): _lines,
    (Commitment, "cycle"): _cycles,
    (DirectVoucher, "cycle"): _cycles,
    (Change, "giver"): _lines,
    (Change, "taker"): _lines,
    (NewTag, "county"): _territories,
    (Held, "body"): lambda subject, seat: bodies(seat),
    (Event, "honours"): _recipients,
    (Return, "points"): lambda application, seat: return_points(application),
}


def options_for(details: type[Any], name: str, subject: models.Model, seat: Seat) -> Options:
    """The options of one field; empty where the field brings its own."""
    source = SOURCES.get((details, name))
    return source(subject, seat) if source else []
