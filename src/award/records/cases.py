"""Rows become a case: the facts on one moment, as the rules of law/ read them."""

from collections.abc import Callable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from award.law import case as c
from award.law.readings import Readings
from award.law.workdays import Calendar, packaged, read_table
from award.process import entry_form
from award.process.application import ENDS, S
from award.process.evidence import PAPER, checklist, missing
from award.process.form_faults import faulty
from award.process.kinds import Actor
from award.process.lists import K, L
from award.process.objection import O
from award.process.plan import BAOTOU, Plan, moved_earlier
from award.records.applications.facts import eligibility
from award.records.applications.models import Application, SectorRequest
from award.records.credit_lists import credit_of
from award.records.cycles.models import Cycle, HolidayTable
from award.records.desk import compares, recused
from award.records.files.models import Evidence
from award.records.integrity.queries import frauds
from award.records.lazily import lazily
from award.records.notice_clocks import counted_for, notice_facts
from award.records.notices.models import Objection
from award.records.objecting import holds_up, undecided, upholding
from award.records.recipients.queries import titles_of
from award.records.reviewing import panel_state
from award.records.reviews.models import Sheet
from award.records.seat import Seat

AWARDED = (S.APPROVED, S.COMMENDED, S.CONFERRED)


def calendar() -> Calendar:
    """The packaged tables, extended by what officers imported."""
    imported = HolidayTable.objects.order_by("year", "imported_at")
    return _extended(tuple(imported.values_list("body", flat=True)))


@lru_cache(maxsize=8)
def _extended(bodies: tuple[str, ...]) -> Calendar:
    return packaged().extended(map(read_table, bodies))


def local(moment: datetime) -> datetime:
    """The moment on Baotou's clock: days are taken from it."""
    return moment.astimezone(BAOTOU)


def last_won(application: Application) -> int | None:
    """The cycle of the enterprise's latest award; a revoked one counts as won (interpretation 0001)."""
    honours = titles_of(application.enterprise_id).filter(cycle_number__lt=application.cycle.number)
    return max((h.cycle_number for h in honours), default=None)


def values_of(application: Application, proven: frozenset[str]) -> dict[str, object]:
    """The form's values with what the files prove; the draft while it is open, else what was filed."""
    draft = getattr(application, "draft", None)
    values = dict(draft.values) if draft is not None else {}
    values["cqo_evidence"] = "cqo" in proven
    return values


def purposes(application: Application) -> frozenset[str]:
    """What the application's files prove."""
    found = Evidence.objects.filter(subject=application.subject, removed_at=None).exclude(purpose=PAPER)
    return frozenset(found.values_list("purpose", flat=True))


def application_case(application: Application, now: datetime, seat: Seat) -> c.ApplicationCase:
    """Everything the rules of Articles 15 to 26 may ask about one application at `now`.

    Known at once is what the application's own row says; the rest is read when a rule asks for it.
    """
    cycle, moment = application.cycle, local(now)
    plan = cycle.plan()
    proven = cache(lambda: purposes(application))
    values = cache(lambda: values_of(application, proven()))
    requests = cache(lambda: list(application.requests.select_related("organ")))
    given = {
        "moment": moment,
        "cycle": cycle.number,
        "readings": plan.chosen(),
        "hands": c.Hands(
            by=seat.hand,
            prepared_by=hand_of(application.handler_id),
            approves=seat.actor is not Actor.APPLICANT or seat.may_release,
        ),
        "call": _call(cycle, plan),
        "extended_to": local(application.extended_to) if application.extended_to else None,
        "internal_days": plan.internal_days,
    }
    awarded = cycle.applications.filter(state__in=AWARDED).exclude(pk=application.pk)
    reported = cycle.lists.filter(kind=K.PROPOSED.value, state=L.REPORTED.value)
    later: dict[str, Callable[[], Any]] = {
        "calendar": calendar,
        "facts": lambda: eligibility(
            values(),
            base_date=plan.base_date,
            cycle=cycle.number,
            last_won_cycle=last_won(application),
            found=frauds(application.enterprise.uscc),
        ),
        "attested": lambda: attested(application, seat),
        "dossier": lambda: _dossier(application, values(), proven(), plan),
        "internal_notice": lambda: _internal(application, proven()),
        "screening": lambda: _screening(application, plan, proven(), requests()),
        "qualification": lambda: _qualification(application, requests()),
        "credit": lambda: credit_of(application, required=plan.credit_checkpoints),
        "notice": lambda: _notice(application),
        "objections": lambda: _objections(application),
        "panel": lambda: panel_state(application, plan, _stage(application)),
        "approved_in_cycle": awarded.count,
        "list_reported": reported.exists,
    }
    return lazily(c.ApplicationCase, given, later)


def attested(application: Application, seat: Seat) -> dict[str, bool]:
    """The county's word while the file is screened, CITY's ever after; the latest on a key counts."""
    actor = Actor.COUNTY if seat.actor is Actor.COUNTY else Actor.CITY
    words = application.attestations.filter(actor=actor.value).order_by("id")
    return {a.key: a.holds for a in words}


def hand_of(user_id: int | None) -> str:
    return str(user_id) if user_id is not None else ""


def _stage(application: Application) -> str:
    site = (S.SITE_VISIT, S.SITE_REVIEWED)
    return "site" if application.state in site else "document"


def _call(cycle: Cycle, plan: Plan) -> c.Call | None:
    if cycle.called_at is None:
        return None
    return c.Call(local(cycle.called_at).date(), plan.opens_on, plan.deadline, plan.county_deadline)


def _dossier(
    application: Application, values: dict[str, object], proven: frozenset[str], plan: Plan
) -> c.Dossier:
    form = entry_form.load(application.cycle.form_version)
    draft = getattr(application, "draft", None)
    report = draft.report if draft is not None else {}
    written = [item for item in report.values() if (item.get("text") or "").strip()]
    over = list(form.over_limit(values))
    if sum(entry_form.characters(item["text"]) for item in written) > plan.report_chars:
        over.append(f"自我评价报告（{plan.report_chars}字）")
    profile = entry_form.characters(f"{values.get('organization') or ''}{values.get('challenges') or ''}")
    if profile > plan.profile_chars:
        over.append(f"组织概述（{plan.profile_chars}字）")
    return c.Dossier(
        unfinished=form.unfinished(values) + faulty(form, values) + missing(proven),
        self_assessed=len(written),
        committed=values.get("committed") is True,
        over_limit=tuple(over),
    )


def _internal(application: Application, proven: frozenset[str]) -> c.InternalNotice | None:
    posted = getattr(application, "internal_notice", None)
    if posted is None:
        return None
    return c.InternalNotice(posted.posted_on, posted.taken_down_on, "notice" in proven)


def _screening(
    application: Application, plan: Plan, proven: frozenset[str], requests: list[SectorRequest]
) -> c.Screening:
    marks = {m.point: m.verdict for m in application.marks.all()}
    points = checklist(proven, entry_form.load(application.cycle.form_version))
    asked = [r for r in requests if r.ground == 0]
    return c.Screening(
        unchecked=tuple(label for key, label in points if key not in marks),
        incomplete=tuple(label for key, label in points if marks.get(key) == "incomplete"),
        doubtful=tuple(label for key, label in points if marks.get(key) == "doubtful"),
        sectors_asked=len(asked),
        sectors_silent=tuple(r.organ.name for r in asked if not r.kind),
        rounds_used=application.rounds_used,
        rounds_allowed=plan.correction_rounds,
        points_named=len(application.return_points),
        correction_due=application.correction_due,
    )


def _qualification(application: Application, requests: list[SectorRequest]) -> c.Qualification:
    asked = [r for r in requests if r.ground]
    return c.Qualification(
        rechecked=application.rechecked_at is not None,
        replies=tuple(
            c.Reply(
                key=f"art17.{r.ground}.reply.{r.organ_id}",
                sector=r.organ.name,
                ground=r.ground,
                due_on=r.due_on,
                kind=r.kind or None,
                excused=bool(r.excused_because),
            )
            for r in asked
        ),
    )


def _notice(application: Application) -> c.Notice | None:
    """The notice that counts for the file now: of the qualified or the proposed; corrected, its own."""
    kind = K.QUALIFIED if application.state == S.QUALIFIED_NOTICE else K.PROPOSED
    entry = (
        application.entries.select_related("award_list__notice")
        .filter(award_list__kind=kind.value, member=True, award_list__notice__isnull=False)
        .first()
    )
    if entry is None or entry.award_list.notice is None:
        return None
    return notice_facts(counted_for(entry.award_list.notice, application.pk))


def _objections(application: Application) -> c.Objections:
    every = list(application.objections.all())
    waiting = undecided(every)
    return c.Objections(
        undecided=tuple(o.code for o in waiting if holds_up(o)),
        upheld=len(upholding(every)),
        consented=sum(o.state == O.CONSENTED for o in every),
        late_leads=tuple(o.code for o in waiting if not holds_up(o)),
    )


def cycle_case(
    cycle: Cycle, now: datetime, seat: Seat, extended: Plan | None = None, prepared_by: int | None = None
) -> c.CycleCase:
    """`extended`: the plan an extension would put in force; `prepared_by`: who entered the paper at hand."""
    version = cycle.plan_version()
    plan = version.value() if version else None
    # A recused file is not named even where all files are counted: others end the cycle then.
    every = list(cycle.applications.exclude(pk__in=recused(seat)))
    return c.CycleCase(
        moment=local(now),
        number=cycle.number,
        readings=plan.chosen() if plan else Readings.default(),
        calendar=calendar(),
        plan_faults=plan.faults() if plan else ("还没有实施方案",),
        approvals=tuple(
            c.Approval(frozenset(a.organs), a.confirmed_by_id is not None) for a in cycle.approvals.all()
        ),
        call_opens_on=plan.opens_on if plan else None,
        notified=frozenset(cycle.receivers),
        announced=bool(cycle.media),
        live=tuple(str(a) for a in every if S(a.state) not in ENDS | {S.NONE}),
        commended=any(a.state in AWARDED for a in every),
        vacancy_stated=cycle.state == "vacant",
        recused=not compares(seat, cycle),
        sheets_signed=Sheet.objects.filter(panel__cycle=cycle, signed_at__isnull=False).count(),
        earlier_than_planned=moved_earlier(plan, extended) if plan and extended else (),
        hands=c.Hands(by=seat.hand, prepared_by=hand_of(prepared_by or cycle.prepared_by_id)),
    )


def objection_case(objection: Objection, now: datetime, seat: Seat) -> c.ObjectionCase:
    cycle = objection.notice.cycle
    return c.ObjectionCase(
        moment=local(now),
        received_at=local(objection.received_at),
        at_award_notice=objection.notice.kind == K.PROPOSED,
        calendar=calendar(),
        readings=cycle.plan().chosen(),
        notice=notice_facts(counted_for(objection.notice, objection.application_id)),
        reexamined=bool(objection.report.strip()),
        involved=involved(objection.application),
        hands=c.Hands(by=seat.hand),
    )


def involved(application: Application) -> frozenset[str]:
    """Ids of CITY's officers who handled the file: they attested, rechecked or decided on it."""
    people = set(application.attestations.filter(actor=Actor.CITY.value).values_list("by_id", flat=True))
    people |= set(application.outcomes.exclude(by=None).values_list("by_id", flat=True))
    if application.handler_id is not None:
        people.add(application.handler_id)
    return frozenset(str(p) for p in people)
