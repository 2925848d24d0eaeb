"""Every paper of the catalogue from a cycle that was played to its end; three of them measured."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import TestCase

from award.process.honour import H
from award.process.insignia import Kind
from award.process.kinds import Actor
from award.records.honours.models import Honour
from award.records.ledger.models import Line
from award.records.notices.models import Objection
from award.records.papers.models import Paper
from award.records.seat import Seat
from award.services import insignia
from award.services.papers import glyphs, register
from award.services.papers.catalogue import Choices, entries, entry, filled
from award.services.papers.official import official_docx, official_pdf, texts
from award.services.papers.subjects import KINDS, WHEN, available
from services import paper_reading as reading
from services.builders import played

CITY, GOVERNMENT = Seat(Actor.CITY), Seat(Actor.GOVERNMENT)
HALF = 3  # a mark at the end of a line keeps its place in the box, not on the page
ASCII = re.compile("[ -~]")


def test_the_catalogue_asks_only_for_what_some_kind_of_record_can_say() -> None:
    assert len(entries()) == len({e.key for e in entries()}) >= 60
    for paper in entries():
        assert (paper.per, paper.when) in WHEN, paper.key
        assert paper.per in KINDS
        assert paper.article in range(9, 37)
        assert paper.seats


class World(TestCase):
    """One cycle played to its end, an objection upheld on the way; a title revoked for each ground."""

    @classmethod
    def setUpTestData(cls) -> None:
        cls.play = played("closed", 7, parts={0: "returned", 1: "barred", 2: "not_recommended"}, upset=True)
        cls.cycle = cls.play.cycle
        first, second, *_ = cls.cycle.honours.order_by("pk")
        for row, article in ((first, 30), (second, 31)):
            insignia.issue(
                row, Kind.TROPHY, on=row.awarded_on, person="领取人（示例）", by=CITY, now=cls.play.now
            )
            Honour.objects.filter(pk=row.pk).update(
                state=H.REVOKED.value, grounds_article=article, grounds="查实的事由（示例）。",
                revoked_on=row.awarded_on, revocation_number="包府发〔2026〕88号",
                studied_with="市应急管理局",
            )  # fmt: skip

    def made(self) -> Iterator[tuple[Any, Any]]:
        """A paper and a row of it, for each paper that can be made."""
        for paper in entries():
            seat = Seat(paper.seats[0]) if paper.seats[0] is not Actor.COUNTY else CITY
            row = available(paper, seat, self.cycle).first()
            if row is not None:
                yield paper, row

    def test_every_paper_is_rendered_as_pdf_and_docx(self) -> None:
        found = dict.fromkeys(e.key for e in entries())
        shapes: set[object] = set()
        for paper, row in self.made():
            facts = KINDS[paper.per].facts(row)
            made = filled(paper, facts, Choices(day=self.play.today), self.play.today)
            assert glyphs.missing(texts(made)) == (), paper.key
            said = reading.text(official_pdf(made))
            assert "{" not in said, paper.key
            assert "送审稿" in said
            shape = frozenset(type(block) for block in made.blocks) | {bool(made.annexes)}
            if shape not in shapes:  # what Word gets differs by the kinds of block alone
                shapes.add(shape)
                assert official_docx(made)[:2] == b"PK"
            asked = paper.tables()
            assert asked <= set(facts.blocks), (paper.key, asked)
            assert paper.names() <= set(facts.words), paper.key
            found[paper.key] = True
        left = {key for key, done in found.items() if not done}
        assert left == set(), left

    def test_three_papers_keep_the_geometry(self) -> None:
        for key in ("implementation_plan", "circular", "summary_report"):
            paper = entry(key)
            assert paper is not None
            made = register.compose(paper, self.cycle, Choices(day=self.play.today), self.play.now)
            pdf = official_pdf(made.official)
            assert reading.sizes(pdf) == {reading.A4}
            for page in reading.pages(pdf):
                *body, number = page
                assert number.text.replace(" ", "").strip("—").isdigit()
                assert len(body) <= 22 + 6, key  # a table's lines are smaller
                assert min(line.left for line in body) >= 27, key
                assert max(line.right for line in body) <= 184 + HALF, key
                assert min(line.top for line in body) >= 36, key
                assert max(line.bottom for line in body) <= 263, key
                full = [line.text for line in body if line.right > 183 and line.left < 29]
                assert all(27 <= len(text) <= 30 for text in full if not ASCII.search(text)), key

    def test_a_paper_is_registered_with_versions_and_its_number_is_never_made_up(self) -> None:
        paper = entry("award_request")
        assert paper is not None
        kept = register.make(paper, self.cycle, self.cycle, Choices(), by=CITY, now=self.play.now)
        assert kept.number == ""
        again = register.again(
            kept, Choices(number="包质字〔2026〕3号", draft=False), by=CITY, now=self.play.now
        )
        kept.refresh_from_db()
        assert (again.version, kept.number) == (2, "包质字〔2026〕3号")
        lines = Line.objects.filter(subject=kept.subject)
        assert [line.facts["version"] for line in lines] == [1, 2]

    def test_an_objector_is_named_on_no_paper(self) -> None:
        row = Objection.objects.get()
        for paper in (e for e in entries() if e.per == "objection"):
            made = filled(paper, KINDS["objection"].facts(row), Choices(), self.play.today)
            said = str(made)
            assert "原职工" not in said  # demo/awarding.py names who objects
            assert "worker@demo.example" not in said

    def test_a_county_makes_papers_of_its_own_files_alone(self) -> None:
        paper = entry("filing_receipt")
        assert paper is not None
        files = {a.county_id: a for a in self.cycle.applications.exclude(submitted_at=None)}
        for code in files:
            seat = Seat(Actor.COUNTY, county=code)
            rows = available(paper, seat, self.cycle)
            assert {a.county_id for a in rows} == {code}
        other = next(iter(files.values()))
        stranger = Seat(Actor.COUNTY, county="000000")
        with pytest.raises(register.NotYours):
            register.subject_of(paper, stranger, self.cycle, other.pk)
        assert Paper.objects.count() == 0

    def test_other_seats_find_only_their_papers(self) -> None:
        office = {e.key for e in entries() if Actor.OFFICE in e.seats}
        assert "proposed_notice" in office
        for paper in entries():
            if Actor.OFFICE not in paper.seats:
                assert not available(paper, Seat(Actor.OFFICE), self.cycle).exists()
