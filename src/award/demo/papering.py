"""What the pages of papers show in the demonstration: rules, certificates, insignia, a few papers."""

from datetime import date, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from award.demo import pdf
from award.demo.play import Play
from award.demo.troupe import Troupe
from award.process.insignia import Kind
from award.records.seat import Seat
from award.services import certificates, insignia, standards
from award.services.papers import register
from award.services.papers.catalogue import Choices, entry
from award.services.papers.subjects import available

RULES = (
    ("rules", "包头市市长质量奖评审细则（示例）"),
    ("procedure", "包头市市长质量奖评审程序（示例）"),
)
NUMBER, ISSUER = "2025年示例版", "示例机关"
PAPERS = ("call_letter", "qualification_notice", "acceptance_notice", "correction_notice")


def rules(people: Troupe, now: datetime) -> None:
    """Rules and procedure, entered by one officer and confirmed by the other, before the first launch."""
    day = now.date()
    for kind, title in RULES:
        text = standards.Text(kind, title, NUMBER, ISSUER, day, day, "示例文本", public=True)
        content = pdf.page((title, "演示用的示例文本，不是正式文件。"))
        upload = SimpleUploadedFile(f"{title}.pdf", content)
        row = standards.enter(text, upload, by=people.clerk, now=now)
        standards.confirm(row, by=people.releaser, now=now)


def honoured(play: Play) -> None:
    """The certificates of a closed cycle, who fetched its trophies, and the circular as a paper."""
    certificates.make(play.cycle, by=play.troupe.government, now=play.now, seconds=60)
    for n, row in enumerate(play.cycle.honours.order_by("pk"), start=1):
        for kind in Kind:
            serial = f"奖牌{play.number}-{n:02d}（示例）" if kind is Kind.TROPHY else ""
            insignia.issue(
                row, kind, on=play.today, person="领取人（示例）", serial=serial,
                by=play.troupe.clerk, now=play.now,
            )  # fmt: skip
    paper(play, "circular", play.troupe.government)


def underway(play: Play) -> None:
    """A few papers of the cycle that runs."""
    for key in PAPERS:
        paper(play, key, play.troupe.clerk)


def paper(play: Play, key: str, by: Seat, day: date | None = None) -> None:
    """One draft of a paper, of the first record that it can be made of."""
    of = entry(key)
    row = available(of, by, play.cycle).first() if of else None
    if of is not None and row is not None:
        register.make(of, row, play.cycle, Choices(day=day), by=by, now=play.now, note="示例")
