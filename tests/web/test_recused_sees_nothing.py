"""A recused person's view does not depend on the file (Article 27): not on any page, list, count or export.

Every address that the seat may open is read as the recused person; then everything about the file is changed
(name, number, state, scores, texts) and every address is read again. Not a letter may differ.
"""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdfium2 import PdfDocument
from python_calamine import CalamineWorkbook

from award.demo.play import Play
from award.process.application import S
from award.process.kinds import Actor
from award.process.recusal import RecusalRoad
from award.records.applications.models import Application, Draft
from award.records.conduct.models import Complaint
from award.records.files.models import Evidence
from award.records.integrity.models import IntegrityEntry
from award.records.people.models import Enterprise, Message
from award.records.reviews.models import Result, Sheet
from award.records.seat import Seat
from award.services import recusals
from award.services.deeds.recusals import Statement
from award.services.steps import take
from services.builders import played
from web.review_seats import sit

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(600)]  # every address, several times over
NOISE = re.compile(  # what is drawn by lot for every answer
    r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"|name="key" value="[^"]*"|"csrf": "[^"]*"'
)
KIN = Statement("kinship", "近亲属任职")


def addresses(actor: Actor, keys: dict[str, list[str]]) -> Iterator[str]:
    """Every address whose view seats this actor, with each key in the place of each parameter."""
    for route, view in _routes(get_resolver().url_patterns):
        if actor not in getattr(view, "seats", ()):
            continue
        yield from _filled(route, keys)


def _filled(route: str, keys: dict[str, list[str]]) -> Iterator[str]:
    """`/a/<int:pk>/` with each number of the file and what belongs to it, `<uuid:pk>` with each paper."""
    found = re.search(r"<(?:(\w+):)?(\w+)>", route)
    if found is None:
        yield route
        return
    for key in keys.get(found[1] or "str", []) or keys["int"]:
        yield from _filled(route.replace(found[0], key, 1), keys)


def _routes(patterns: list[Any], before: str = "/") -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern) and pattern.callback.__module__.startswith("award.web"):
            yield here, pattern.callback


def keys_of(file: Application) -> dict[str, list[str]]:
    """The keys under which anything of the file can be asked for."""
    numbers = {file.pk, *file.sheets.values_list("pk", flat=True)[:2]}
    numbers |= set(file.panels.values_list("pk", flat=True)) | set(file.recusals.values_list("pk", flat=True))
    numbers |= set(file.requests.values_list("pk", flat=True)[:1]) | set(
        file.entries.values_list("pk", flat=True)[:1]
    )
    numbers |= set(file.statements.values_list("pk", flat=True)[:1])
    papers = Evidence.objects.filter(subject=file.subject).values_list("pk", flat=True)[:2]
    return {
        "int": [str(n) for n in sorted(numbers)],
        "uuid": [str(p) for p in papers],
        "str": ["application", "recalc"],
    }


def seen(client: Client, paths: list[str]) -> dict[str, tuple[int, bytes | str]]:
    """What each address answers: status, and its words or its bytes."""
    found = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        kind = answer["Content-Type"]
        if "text" in kind or "json" in kind:
            found[path] = (answer.status_code, NOISE.sub("", body.decode()))
        else:
            found[path] = (answer.status_code, _cells(body) if "sheet" in kind else _written(body))
    return found


def _cells(body: bytes) -> str:
    """A workbook by its rows."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


def _written(body: bytes) -> bytes | str:
    """A PDF by its words: its own marks of making differ."""
    if not body.startswith(b"%PDF"):
        return body
    return "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(body))


def change_everything_about(file: Application) -> None:
    """Another name, number, state and county, other scores and texts: what nobody recused may notice."""
    Enterprise.objects.filter(pk=file.enterprise_id).update(name="改名集团", uscc="91150203MACHANGED0")
    other = S.NOT_SHORTLISTED if file.state == S.SITE_VISIT else S.WITHDRAWN
    Application.objects.filter(pk=file.pk).update(
        name="改名集团有限公司", number="质奖〔10〕999号", state=other.value, revision=77
    )
    Draft.objects.filter(application=file).update(values={"name": "改名集团"}, report={})
    Result.objects.filter(application=file).update(score="12.34", findings="改动")
    Sheet.objects.filter(application=file).update(percents={}, state="open")
    file.requests.all().delete()
    file.objections.all().delete()
    file.entries.update(member=False, reason="改动")
    file.statements.update(answers={"clean": "no"}, to_city="改动", to_other="改动")
    Result.objects.filter(application=file, panel__kind="site").delete()
    IntegrityEntry.objects.filter(said_in__application=file).update(name="改名集团", facts="改动")
    Complaint.objects.filter(said_in__application=file).update(complainant="改名集团", facts="改动")
    for message in Message.objects.filter(text__contains=file.name):
        Message.objects.filter(pk=message.pk).update(text=message.text.replace(file.name, "改名集团有限公司"))


def spoken_of(file: Application, now: datetime) -> None:
    """The site result is signed, both sides have spoken; an entry and a complaint came of it."""
    panel = file.panels.get(kind="site")
    member = panel.members.filter(leader=True, left_at=None)[0]
    said = {"examiner": member.examiner, "given_by": member.examiner.user, "given_at": now}
    Result.objects.update_or_create(application=file, panel=panel, defaults={"signed_at": now})
    entry = IntegrityEntry.objects.create(
        kind="award_fraud", uscc=file.enterprise.uscc, name=file.name, found_on=now.date(), facts="事",
        source="feedback", document="号", entered_by=member.examiner.user, entered_at=now,
    )  # fmt: skip
    told = Complaint.objects.create(
        examiner=member.examiner, complainant=file.name, facts=file.name, raised_at=now
    )
    file.statements.create(side="examiner", outcome="ledger", entry=entry, **said)
    file.statements.create(side="applicant", outcome="complaint", complaint=told, **said)


def read_twice(play: Play, seat: Seat, file: Application) -> tuple[dict[str, Any], dict[str, Any]]:
    """The seat's pages before and after the file is changed behind it.

    Reading leaves a trace of its own (who opened which file), so each reading starts from the same records.
    """
    with time_machine.travel(play.now, tick=False):
        client, paths = sit(seat), list(dict.fromkeys(addresses(seat.actor, keys_of(file))))
        with transaction.atomic():
            before = seen(client, paths)
            transaction.set_rollback(True)
        with transaction.atomic():
            change_everything_about(file)
            after = seen(client, paths)
            transaction.set_rollback(True)
    return before, after


def differing(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    return [path for path in before if before[path] != after[path]]


def naming(found: dict[str, Any], file: Application) -> list[str]:
    """Addresses whose answer names the file in any way."""
    marks = [file.name, file.number or "", Enterprise.objects.get(pk=file.enterprise_id).uscc]
    return [
        path
        for path, (_, body) in found.items()
        if isinstance(body, str) and any(m in body.replace("<wbr>", "") for m in marks)
    ]


def declared_by_an_examiner(play: Play, file: Application) -> Seat:
    """One who sits on the site panel of the file and does not lead it."""
    member = file.panels.get(kind="site").members.filter(leader=False, left_at=None).first()
    assert member is not None
    seat = next(s for k, s in play.troupe.experts.items() if play.troupe.examiners[k] == member.examiner)
    mine = recusals.row(seat.person, file, play.now, "examiner")
    take(RecusalRoad.DECLARE, mine, by=seat, now=play.now, seen=mine.revision, details=KIN)
    return seat


def test_no_recused_person_s_view_depends_on_the_file_and_a_colleague_s_does() -> None:
    """Cycle 10 at its site visits: panels of both stages stand, two lists are out; one world for all."""
    play = played("site_visit", 3, 12)
    file = play.standing(S.SITE_VISIT)[0]
    spoken_of(file, play.now)
    city, county = play.troupe.examiner_of_objections, play.troupe.counties[file.county_id]
    for seat in (city, county):
        Message.objects.create(user_id=seat.person, text=f"{file.name}提交了申报材料", at=play.now)
        recusals.declare(file, KIN, by=seat, now=play.now)
    examiner = declared_by_an_examiner(play, file)
    for seat in (city, county, examiner):
        before, after = read_twice(play, seat, file)
        assert sum(status == 200 for status, _ in before.values()) > 3
        assert (seat.actor, differing(before, after), naming(before, file)) == (seat.actor, [], [])
    before, after = read_twice(play, play.troupe.clerk, file)  # the check notices what does depend on it
    assert "/city/qualification/" in differing(before, after)
    assert f"/city/qualification/{file.pk}/" in naming(before, file)
