"""Who is told of mutual feedback: that it may be given, that both are in, that something needs looking at."""

from collections.abc import Iterable
from datetime import datetime

from award.process.kinds import Actor
from award.process.mutual import Side
from award.records.applications.models import Application
from award.records.cases import local
from award.records.mutual.models import Statement
from award.records.mutual.queries import Pair, pairs
from award.records.people.models import Post
from award.records.seat import Seat
from award.services.messages import about, of_applicant, posts, send

PAGES = {Side.APPLICANT: "/applicant/mutual/", Side.EXAMINER: "/examiner/mutual/"}


def _people(pair: Pair, side: Side) -> Iterable[Post]:
    if side is Side.APPLICANT:
        return of_applicant(pair.application)
    return about(pair.application, posts(Actor.EXAMINER, user_id=pair.examiner.user_id))


def invited(application: Application, now: datetime) -> None:
    """The result is signed: both sides may speak, and until when."""
    unit = Seat(Actor.APPLICANT, enterprise=application.enterprise_id)
    found = [p for p in pairs(unit) if p.application.pk == application.pk]
    if not found:
        return
    text = f"请就现场评审互相评价（第二十九条），到{found[0].last_day:%Y-%m-%d}为止"
    send(of_applicant(application), text, PAGES[Side.APPLICANT], now)
    for pair in found:
        send(_people(pair, Side.EXAMINER), text, PAGES[Side.EXAMINER], now)


def both_are_in(pair: Pair, now: datetime) -> None:
    for side in Side:
        send(_people(pair, side), "双向评价双方都已提交，可以看对方的意见", PAGES[side], now)


def doubted(made: Statement, now: datetime) -> None:
    """CITY at once, but nobody who is recused from the file or is the examiner."""
    city = about(made.application, posts(Actor.CITY)).exclude(user_id=made.examiner.user_id)
    send(city, "双向评价里有需要核实的情况", f"/city/mutual/{made.pk}/", now)


def reminded(found: Iterable[Pair], now: datetime) -> int:
    """Whose word is not in while the window runs; how many words are awaited."""
    today, awaited = local(now).date(), 0
    units: set[int] = set()
    for pair in found:
        if today > pair.last_day:
            continue
        text = f"还没有交双向评价，到{pair.last_day:%Y-%m-%d}为止"
        for side in Side:
            if side in pair.given:
                continue
            awaited += 1
            if side is Side.APPLICANT and pair.application.pk in units:
                continue  # one word to a unit, however many examiners it has to judge
            if side is Side.APPLICANT:
                units.add(pair.application.pk)
            send(_people(pair, side), text, PAGES[side], now)
    return awaited
