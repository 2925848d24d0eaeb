"""A cycle edits the form that it copied, and one enterprise shows a picture in its text (Articles 18, 20)."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from award.demo import timetable as t
from award.demo.applying import first_day
from award.demo.cast import Company
from award.demo.play import Play
from award.process import form_design
from award.process.entry_form import Column, EntryForm, Field
from award.services import dossiers, entry_forms, writing

FACTORIES = Field(
    "own1",
    "绿色工厂、智能工厂等称号",
    "rows",
    max=20,
    help="按公布名单填，没有的不填",
    columns=(Column("c1", "称号", required=True), Column("c2", "公布机关"), Column("c3", "年份", "integer")),
)
RESULTS = "4.7.2"


def schedule(play: Play) -> None:
    play.on(t.DRAFT_PLAN, 11, edit, play)
    company = play.applicants[0]
    play.on(first_day(0) + 1, 10, illustrate, play, company)


def edit(play: Play) -> None:
    """Two versions: a table of the cycle's own, and what the county verifies of the figures."""
    form = form_design.added(entry_forms.current(play.cycle), "quality", FACTORIES)
    _revise(play, form)
    form = entry_forms.current(play.cycle)
    figures = form.section("results")
    _revise(play, form_design.renamed(form, figures.key, figures.title, figures.help, "与审计报告一致"))


def _revise(play: Play, form: EntryForm) -> None:
    seen = play.cycle.form_version
    entry_forms.revise(play.cycle, form, by=play.troupe.clerk, now=play.now, seen=seen)


def illustrate(play: Play, company: Company) -> None:
    """The chart of an item, uploaded and shown in its text: a version of its own."""
    row, seat = play.application(company), play.troupe.enterprises[company.key]
    upload = SimpleUploadedFile("一次交验合格率三年趋势（示例）.png", _chart(), "image/png")
    made = writing.add_picture(row, upload, by=seat, now=play.now)
    kept = row.draft.report[RESULTS]
    text = f"{kept['text']}\n![一次交验合格率三年趋势（示例）](图{made.number})"
    dossiers.save_report(
        row, {RESULTS: {**kept, "text": text}}, seen=row.draft.revision, by=seat, now=play.now
    )


def _chart() -> bytes:
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (720, 300), "#fffdfa")
    draw = ImageDraw.Draw(picture)
    draw.line((60, 260, 680, 260), fill="#8d8375", width=2)
    for n, height in enumerate((140, 172, 205)):
        draw.rectangle((120 + n * 200, 260 - height, 220 + n * 200, 259), fill="#1c4a70")
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
