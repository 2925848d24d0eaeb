"""Words on interests (Article 27): none for a file or many, an interest, a doubt on record, a claim."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from award.law.art27_recusal import INTERESTED
from award.process.kinds import Actor
from award.process.recusal import HOLDING, RecusalRoad
from award.records import desk
from award.records.applications.models import Application
from award.records.conflicts import ties
from award.records.recusals.models import Recusal
from award.records.recusing import short_of_hands
from award.records.reviews.models import Declaration, Examiner
from award.records.seat import CLOCK, Seat
from award.services import ledger, messages
from award.services.asking import BadDetails
from award.services.deeds.recusals import Claim, Statement
from award.services.steps import Hidden, move, take


def row(user: int, application: Application, now: datetime, seat: str = "") -> Recusal:
    """The recusal of this person from this file, begun where there is none."""
    found, _ = Recusal.objects.get_or_create(
        user_id=user,
        application=application,
        defaults={"source": "declared", "interest": "other", "seat": seat, "raised_at": now},
    )
    return found


def declare_none(files: Iterable[Application], *, by: Seat, now: datetime) -> int:
    """An officer says of these files that there is no interest. One line for all of them."""
    with transaction.atomic():
        chosen = list(files)
        waiting = desk.undeclared(by).filter(pk__in=[a.pk for a in chosen])
        fresh = list(waiting.order_by("pk"))
        if len(fresh) != len(chosen):
            raise BadDetails({"__all__": "有的申报件已经声明过，或者不在你的案头；请重新打开这一页"})
        examiner = Examiner.objects.filter(user_id=by.person).first()
        Declaration.objects.bulk_create(
            Declaration(
                user_id=by.person, examiner=examiner, application=a, interest=desk.NO_INTEREST, at=now
            )
            for a in fresh
        )
        if fresh:
            ledger.append(
                step="declaration.none",
                subject=f"user/{by.person}",
                law=INTERESTED,
                by=by,
                now=now,
                facts={"applications": [a.subject for a in fresh]},
            )
        return len(fresh)


def declare(application: Application, word: Statement, *, by: Seat, now: datetime) -> str:
    """An officer withdraws from a file: it closes at once. What the seat then lacks, in words, or ""."""
    if by.actor not in desk.OFFICERS:
        raise BadDetails({"__all__": "评审员在评审组里逐件声明"})
    with transaction.atomic():
        if not desk.on_the_desk_of(by).filter(pk=application.pk).exists():
            raise Hidden(str(application.pk))
        mine = row(by.person, application, now, by.actor.value)
        take(RecusalRoad.DECLARE, mine, by=by, now=now, seen=mine.revision, details=word)
        lacking = short_of_hands(by.actor, application)
        if lacking:
            # The administrator sees no file: told is only that somebody is needed.
            text = f"{by.body}因回避缺少办理人员，请增派（{application.cycle}）"
            messages.send(messages.posts(Actor.ADMIN), text, "/admin/people/", now)
        return lacking


def claim(user: int, application: Application, word: Claim, *, by: Seat, now: datetime) -> Recusal:
    """An applicant claims that a named examiner has an interest; CITY decides (where the plan allows)."""
    with transaction.atomic():
        mine = row(user, application, now, Actor.EXAMINER.value)
        if mine.state in HOLDING:
            raise BadDetails({"__all__": "这名评审员已经回避"})
        if mine.state != "none":
            raise BadDetails({"__all__": "这名评审员与你单位的关系已在认定或已有结论"})
        mine.source = "claimed"
        mine.save(update_fields=["source"])
        take(RecusalRoad.CLAIM, mine, by=by, now=now, seen=mine.revision, details=word)
        mine.refresh_from_db()
        return mine


def doubt(examiners: Iterable[Examiner], files: Iterable[Application], now: datetime) -> int:
    """What is likely from the records is put to CITY, once; firm ties keep people off the panel already."""
    people = {e.pk: e for e in examiners}
    chosen = {a.pk: a for a in files}
    raised = 0
    for tie in ties(people.values(), chosen.values()):
        user = people[tie.examiner].user_id
        known = Recusal.objects.filter(user_id=user, application_id=tie.application).exclude(state="none")
        if tie.firm or known.exists():
            continue
        mine = row(user, chosen[tie.application], now, Actor.EXAMINER.value)
        move(RecusalRoad.DOUBT, mine, by=CLOCK, now=now, details=Statement(tie.interest, tie.because[:400]))
        raised += 1
    return raised
