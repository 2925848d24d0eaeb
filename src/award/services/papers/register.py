"""The register of papers: made from the records, made anew, edited in Word, stamped and scanned."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from award.law.citation import house
from award.process.kinds import Actor
from award.records.cases import local
from award.records.cycles.models import Cycle
from award.records.files.models import Evidence
from award.records.papers.models import HouseTemplate, Paper, PaperVersion, papers_of
from award.records.seat import Seat
from award.services import files, ledger
from award.services.asking import BadDetails
from award.services.papers import docx_template, glyphs
from award.services.papers.catalogue import Choices, Entry, Facts, entry, filled, gaps
from award.services.papers.official import Official, official_docx, official_pdf, texts
from award.services.papers.subjects import KINDS, available

PAPERS = house("papers", "文书由所在席位依记录生成；文号由公文系统给，不自动编造；版本只增不改")
TEMPLATES = house("paper_template", "文书模板由市质量工作主管部门更换，换前检查占位")
NUMBER_MAX, TO_MAX, NOTE_MAX = 60, 200, 400
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotYours(LookupError):
    """The paper or its subject is not on this seat's desk: for it, it does not exist."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper ready to be looked at: its value, what is left to write by hand, what cannot be printed."""

    official: Official
    gaps: list[str]
    missing: tuple[str, ...]


def subject_of(paper: Entry, seat: Seat, cycle: Cycle, pk: int) -> Any:
    """The row that the paper is made of; NotYours where this seat cannot make it of that row now."""
    row = available(paper, seat, cycle).filter(pk=pk).first()
    if row is None:
        raise NotYours(paper.key)
    return row


def compose(paper: Entry, row: Any, choices: Choices, now: datetime) -> Made:
    """The paper as it would be made."""
    facts: Facts = KINDS[paper.per].facts(row)
    made = filled(paper, facts, choices, local(now).date())
    return Made(made, gaps(paper, facts), glyphs.missing(texts(made)))


def checked(choices: Choices, today: date) -> None:
    """BadDetails for what cannot stand on a paper."""
    errors = {}
    if len(choices.number) > NUMBER_MAX:
        errors["number"] = f"文号最多{NUMBER_MAX}字，现有{len(choices.number)}字"
    if len(choices.to) > TO_MAX:
        errors["to"] = f"主送机关最多{TO_MAX}字，现有{len(choices.to)}字"
    if choices.day is not None and not choices.draft and choices.day > today:
        errors["day"] = f"成文日期{choices.day}晚于今天；还没有定稿的，作为送审稿"
    if errors:
        raise BadDetails(errors)


def make(
    paper: Entry, row: Any, cycle: Cycle, choices: Choices, *, by: Seat, now: datetime, note: str = ""
) -> Paper:
    """A new entry of the register with its first version."""
    checked(choices, local(now).date())
    made = compose(paper, row, choices, now)
    with transaction.atomic():
        kept = Paper.objects.create(
            key=paper.key,
            cycle=cycle,
            about=f"{paper.per}/{row.pk}",
            about_words=KINDS[paper.per].say(row)[:200],
            title=made.official.title[:200],
            actor=by.actor.value,
            county_id=by.county,
            made_by_id=by.user_id,
            made_at=now,
        )
        _version(kept, made, choices, by, now, note)
    return kept


def again(paper: Paper, choices: Choices, *, by: Seat, now: datetime, note: str = "") -> PaperVersion:
    """A new version from the records as they are now."""
    checked(choices, local(now).date())
    of = entry(paper.key)
    if of is None:
        raise NotYours(paper.key)
    row = subject_of(of, by, paper.cycle, int(paper.about.partition("/")[2]))
    made = compose(of, row, choices, now)
    with transaction.atomic():
        locked = _locked(paper, by)
        return _version(locked, made, choices, by, now, note)


def _version(paper: Paper, made: Made, choices: Choices, by: Seat, now: datetime, note: str) -> PaperVersion:
    pdf, word = official_pdf(made.official), official_docx(made.official, template())
    number = paper.versions.count() + 1
    paper.title, paper.number = made.official.title[:200], made.official.number or ""
    paper.dated_on = choices.day
    paper.save()
    return _kept(
        paper,
        PaperVersion(
            paper=paper,
            version=number,
            draft=choices.draft,
            pdf=_file(paper, pdf, f"v{number}.pdf", by, now),
            docx=_file(paper, word, f"v{number}.docx", by, now),
            missing="".join(made.missing)[:200],
            note=note.strip()[:NOTE_MAX],
            made_by_id=by.user_id,
            made_at=now,
        ),
        by,
        now,
    )


def _file(paper: Paper, content: bytes, suffix: str, by: Seat, now: datetime) -> Evidence:
    name = files.clean_name(f"{paper.title[:80]}-{suffix}")
    return files.keep(content, name=name, subject=paper.subject, purpose="paper", by=by, now=now)


def _kept(paper: Paper, version: PaperVersion, by: Seat, now: datetime) -> PaperVersion:
    version.save()
    facts = {
        "key": paper.key,
        "about": paper.about,
        "version": version.version,
        "draft": version.draft,
        "docx": version.docx.sha256,
        "pdf": version.pdf.sha256 if version.pdf else None,
    }
    ledger.append(step="paper.make", subject=paper.subject, law=PAPERS, by=by, now=now, facts=facts)
    return version


def edited(paper: Paper, upload: UploadedFile, *, by: Seat, now: datetime, note: str = "") -> PaperVersion:
    """A version that was edited in Word and brought back. BadFile where it is no DOCX."""
    with transaction.atomic():
        row = _locked(paper, by)
        evidence = files.store(upload, subject=row.subject, purpose="paper", by=by, now=now)
        if evidence.kind != WORD:
            raise files.BadFile("修改稿要用 Word 的 .docx 格式")
        last = row.versions.order_by("-version").first()
        version = PaperVersion(
            paper=row, version=(last.version if last else 0) + 1, draft=last.draft if last else True,
            docx=evidence, note=note.strip()[:NOTE_MAX] or "线下修改后传回", made_by_id=by.user_id,
            made_at=now,
        )  # fmt: skip
        return _kept(row, version, by, now)


def stamped(
    paper: Paper, upload: UploadedFile, number: str, day: date | None, *, by: Seat, now: datetime
) -> None:
    """The stamped paper as a scan, with the number and the day that stand on it."""
    today, errors = local(now).date(), {}
    if len(number) > NUMBER_MAX:
        errors["number"] = f"文号最多{NUMBER_MAX}字，现有{len(number)}字"
    if day is None:
        errors["day"] = "请填写文件上的成文日期"
    elif day > today:
        errors["day"] = f"成文日期{day}晚于今天"
    if errors:
        raise BadDetails(errors)
    with transaction.atomic():
        row = _locked(paper, by)
        scan = files.store(upload, subject=row.subject, purpose="scan", by=by, now=now)
        row.scan, row.scanned_at, row.scanned_by_id = scan, now, by.user_id
        row.number, row.dated_on = number.strip() or row.number, day
        row.save()
        facts = {"key": row.key, "scan": scan.sha256, "number": row.number}
        ledger.append(step="paper.stamp", subject=row.subject, law=PAPERS, by=by, now=now, facts=facts)


def _locked(paper: Paper, by: Seat) -> Paper:
    row = papers_of(by).select_for_update().filter(pk=paper.pk).first()
    if row is None:
        raise NotYours(paper.key)
    return row


# The house template


def template_row() -> HouseTemplate | None:
    """The officers' template in use."""
    return HouseTemplate.objects.filter(withdrawn_at=None).select_related("evidence").first()


def template() -> bytes | None:
    """Its bytes; None: the one that comes with the system."""
    row = template_row()
    return files.read(row.evidence) if row else None


def bring_template(upload: UploadedFile, note: str, *, by: Seat, now: datetime) -> HouseTemplate:
    """A new house template, once it was filled with a sample. BadTemplate says everything that is wrong."""
    if by.actor is not Actor.CITY:
        raise NotYours("template")
    if (upload.size or 0) > docx_template.MOST_BYTES:
        raise docx_template.BadTemplate(f"模板最大{docx_template.MOST_BYTES // 1048576}兆")
    content = b"".join(upload.chunks())
    wrong = docx_template.faults(content)
    if wrong:
        raise docx_template.BadTemplate("；".join(wrong))
    with transaction.atomic():
        evidence = files.keep(
            content, name=files.clean_name(upload.name or "模板.docx"), subject="paper/template",
            purpose="template", by=by, now=now,
        )  # fmt: skip
        row = HouseTemplate.objects.create(
            evidence=evidence, note=note.strip()[:200], uploaded_by_id=by.user_id, uploaded_at=now
        )
        _template_line({"sha256": evidence.sha256}, by, now)
    return row


def withdraw_template(*, by: Seat, now: datetime) -> None:
    """Back to the template before it, or to the one that comes with the system."""
    if by.actor is not Actor.CITY:
        raise NotYours("template")
    with transaction.atomic():
        row = HouseTemplate.objects.select_for_update().filter(withdrawn_at=None).first()
        if row is None:
            return
        row.withdrawn_at = now
        row.save()
        _template_line({"withdrawn": row.evidence.sha256}, by, now)


def _template_line(facts: dict[str, str], by: Seat, now: datetime) -> None:
    subject = "paper/template"
    ledger.append(step="paper.template", subject=subject, law=TEMPLATES, by=by, now=now, facts=facts)
