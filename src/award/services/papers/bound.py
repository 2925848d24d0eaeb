"""The whole dossier as one PDF (Article 20): cover, contents, form, report, evidence, its files appended.

Made from the frozen content alone, so that the same filing gives the same pages; the number, the digest and
the page stand on every one of them.
"""

import io
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import default_storage

from award.law.art20_application import INSIDE
from award.law.art28_secrets import DECLARE, KEEP, SECRECY
from award.law.dates import spoken_moment
from award.process.evidence import label_of
from award.records.applications.models import Dossier
from award.records.cases import local
from award.records.files.models import Evidence
from award.services import files, frozen
from award.services.digests import sm3
from award.services.file_kinds import KINDS
from award.services.papers import form_document, sheets
from award.services.papers.typeset import typeset

if TYPE_CHECKING:
    import pikepdf

LAYOUT = 2  # another number makes every bound dossier anew
MM = 72 / 25.4
BOX = (16 * MM, 24 * MM, 595.276 - 16 * MM, 841.89 - 17 * MM)


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of the evidence: its pages, or why it has none here."""

    row: dict[str, Any]
    document: "pikepdf.Pdf | None"
    why: str = ""

    @property
    def pages(self) -> int:
        return len(self.document.pages) if self.document is not None else 1


def bound(dossier: Dossier) -> BinaryIO:
    """The bound dossier as a file; kept once made, unless a file in it is still held back."""
    path = f"bound/{dossier.digest}-{LAYOUT}.pdf"
    if default_storage.exists(path):
        return cast(BinaryIO, default_storage.open(path))
    made, whole = _make(dossier)
    if whole:
        default_storage.save(path, File(made))
        made.seek(0)
    return made


def _make(dossier: Dossier) -> tuple[BinaryIO, bool]:
    import pikepdf

    content = frozen.read(dossier)
    with ExitStack() as stack:
        pieces = list(_pieces(content["evidence"], stack))
        front = _front(dossier, content, pieces)
        target = stack.enter_context(pikepdf.open(io.BytesIO(front)))
        first = len(target.pages) + 1
        if pieces:
            over = stack.enter_context(pikepdf.open(io.BytesIO(_sheets(dossier, pieces, first))))
            _append(target, pieces, over)
        return sheets.saved(target), all(p.document is not None or p.why == "" for p in pieces)


def _pieces(evidence: Iterable[dict[str, Any]], stack: ExitStack) -> Iterable[Piece]:
    rows = list(evidence)
    kept = {str(e.pk): e for e in Evidence.objects.filter(pk__in=[r["id"] for r in rows])}
    for row in rows:
        file = kept[row["id"]]
        if file.held:
            yield Piece(row, None, f"这一件{file.held}，没有并入")
        elif file.kind not in sheets.BINDABLE:
            yield Piece(row, None)
        else:
            try:
                opened = stack.enter_context(files.opened(file))
                yield Piece(row, stack.enter_context(sheets.document(file.kind, opened)))
            except (sheets.Unreadable, files.BadFile, FileNotFoundError):
                yield Piece(row, None)


def _front(dossier: Dossier, content: dict[str, Any], pieces: list[Piece]) -> bytes:
    """Set twice: its contents name the pages after it, and how many it has is known once it is set."""
    import pikepdf

    data = _data(dossier, content)
    pictures = form_document.picture_files(content)
    pages = sum(p.pages for p in pieces)
    count, front = 0, b""
    for _ in range(3):
        data |= {"evidence": _listed(pieces, count + 1), "total": count + pages}
        front = typeset("bound", data, parts=("blocks", "bound_frame"), files=pictures)
        with pikepdf.open(io.BytesIO(front)) as opened:
            if len(opened.pages) == count:
                break
            count = len(opened.pages)
    return front


def _data(dossier: Dossier, content: dict[str, Any]) -> dict[str, Any]:
    application = dossier.application
    moment = local(dossier.filed_at)
    secret = [e["secrecy"] for e in content["evidence"] if e["secrecy"] != "none"]
    return {
        "title": f"{application.cycle}包头市市长质量奖申报材料",
        "number": application.number or "",
        "enterprise": application.name,
        "county": application.county.name,
        "moment": spoken_moment(moment),
        "round": f"第{dossier.round}次补正后" if dossier.round else "首次提交",
        "digest": dossier.digest,
        "sm3": sm3(dossier.body.encode()),
        "secrets": [SECRECY[kind] for kind in dict.fromkeys(secret)],
        "secret-count": len(secret),
        "declare": {"label": DECLARE.label, "quote": DECLARE.quote},
        "keep": {"label": KEEP.label, "quote": KEEP.quote},
        "inside-law": {"label": INSIDE.label, "quote": INSIDE.quote},
        "inside": _inside(content.get("internal_notice")),
        "dossier": form_document.build(application, content),
        "iso": [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second],
    }


def _inside(notice: dict[str, Any] | None) -> list[tuple[str, str]]:
    if notice is None:
        return []
    return [
        ("张贴日期", notice["posted_on"]),
        ("最后悬挂日", notice["taken_down_on"] or "提交时仍在公示"),
        ("地点", notice["place"]),
        ("意见及处理", notice["objections"] or ("见下" if notice.get("records") else "没有收到意见")),
        *((r["received_on"], f"{r['said']}（处理：{r['handling']}）") for r in notice.get("records", ())),
    ]


def _listed(pieces: list[Piece], page: int) -> list[dict[str, Any]]:
    made = []
    for no, piece in enumerate(pieces, start=1):
        row = piece.row
        claim = f"依据：{row['ground']}。范围：{row['scope']}" if row.get("ground") else ""
        made.append({
            "no": no, "label": label_of(row["purpose"]), "name": row["name"], "page": page,
            "size": _size(row["size"]), "sha256": row["sha256"], "claim": claim,
            "secrecy": "" if row["secrecy"] == "none" else SECRECY[row["secrecy"]],
        })  # fmt: skip
        page += piece.pages
    return made


def _size(count: int) -> str:
    return f"{count / 1048576:.1f}兆" if count >= 1048576 else f"{max(count // 1024, 1)}千字节"


def _sheets(dossier: Dossier, pieces: list[Piece], first: int) -> bytes:
    made = []
    for no, piece in enumerate(pieces, start=1):
        row = piece.row
        secret = "" if row["secrecy"] == "none" else f"　【{SECRECY[row['secrecy']]}】"
        for page in range(1, piece.pages + 1):
            head = f"证{no}　{label_of(row['purpose'])}：{row['name']}　第{page}页，共{piece.pages}页{secret}"
            made.append({"head": head, "note": _standing(piece), "sha256": row["sha256"]})
    data = {
        "first": first, "sheets": made, "number": dossier.application.number or "", "digest": dossier.digest,
        "total": first - 1 + len(made),
    }  # fmt: skip
    return typeset("bound_sheets", data, parts=("blocks", "bound_frame"))


def _standing(piece: Piece) -> str:
    """What stands on the page of a file that cannot be bound."""
    if piece.document is not None:
        return ""
    if piece.why:
        return piece.why
    kind = KINDS.get(Evidence.objects.values_list("kind", flat=True).get(pk=piece.row["id"]), "")
    return f"这一件（{kind}）不能并入合订本，原件在封存包中"


def _append(target: "pikepdf.Pdf", pieces: list[Piece], over: "pikepdf.Pdf") -> None:
    """The pages, each under its sheet; a bookmark at the first of each file."""
    import pikepdf

    number, marks = 0, []
    for no, piece in enumerate(pieces, start=1):
        marks.append((f"证{no} {label_of(piece.row['purpose'])}：{piece.row['name']}", len(target.pages)))
        if piece.document is not None:
            sheets.put_whole(target, piece.document, BOX)
        else:
            target.add_blank_page(page_size=sheets.A4)
        for page in list(target.pages)[-piece.pages :]:
            page.add_overlay(over.pages[number], None)
            number += 1
    with target.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(title, page) for title, page in marks)
