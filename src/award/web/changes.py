"""/dossiers/N/changes/: a filing beside the one before it: old and new, what was named, what was not (21)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art21_county_screening import VERIFY
from award.process import correction, entry_form, revisions
from award.process.application import Road
from award.process.evidence import label_of
from award.process.form_words import said
from award.process.kinds import Actor
from award.process.revisions import Piece
from award.records.applications.models import Application, Dossier
from award.records.ledger.models import Line
from award.services import frozen
from award.web.files.dossier import filing
from award.web.files_page import page_of
from award.web.options import point_names
from award.web.seats import SeatedRequest, seat


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs: the point it belongs to, its name, the lines before and after."""

    point: str
    label: str
    was: list[str]
    now: list[str]

    def pieces(self) -> list[Piece]:
        """Both texts as one reading, for each column to take its own."""
        return revisions.pieces("\n".join(self.was), "\n".join(self.now))


@seat(Actor.APPLICANT, Actor.COUNTY, Actor.CITY, Actor.EXAMINER)
@require_safe
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """Old and new side by side; nothing to compare before a correction."""
    after = filing(request, pk)
    before = after.application.dossiers.filter(round=after.round - 1).first()
    if before is None:
        raise Http404
    points = named_in(after.application, after.round)
    found = changes(before, after)
    names = dict(point_names(after.application))
    context = {
        "application": after.application,
        "before": before,
        "after": after,
        "named": [names.get(p, p) for p in points],
        "rows": [(c, correction.opens(points, c.point), c.pieces()) for c in found],
        "strange": sum(not correction.opens(points, c.point) for c in found),
        "law": VERIFY,
        "back": page_of(after.application, request.seat) or "/",
    }
    return render(request, "changes.html", context)


def named_in(application: Application, round_: int) -> list[str]:
    """The points that the return before this filing named, as the ledger has them."""
    lines = Line.objects.filter(subject=application.subject, step=Road.RETURN.key).order_by("sequence")
    facts = list(lines.values_list("facts", flat=True))
    return list(facts[round_ - 1]["points"]) if 0 < round_ <= len(facts) else []


def changes(before: Dossier, after: Dossier) -> list[Changed]:
    """Everything that differs between two filings, in the order of the dossier."""
    old, new = frozen.read(before), frozen.read(after)
    return [*_form(old, new), *_report(old, new), *_files(old, new), *_inside(old, new)]


def _form(old: dict[str, Any], new: dict[str, Any]) -> Iterable[Changed]:
    for section in entry_form.load(new["form"]).sections:
        for f in section.fields:
            was, now = _said(f, old["values"].get(f.key)), _said(f, new["values"].get(f.key))
            if was != now:
                yield Changed(f"{section.key}.{f.key}", f.label, was, now)


def _said(field: entry_form.Field, value: Any) -> list[str]:
    return [] if value in (None, "", []) else said(field, value)


def _report(old: dict[str, Any], new: dict[str, Any]) -> Iterable[Changed]:
    for clause in sorted(old["report"].keys() | new["report"].keys()):
        was, now = _text(old, clause), _text(new, clause)
        if was != now:
            yield Changed(f"{correction.REPORT}/{clause}", f"自我评价 {clause}", was, now)
        percents = [(b["report"].get(clause) or {}).get("percent") for b in (old, new)]
        if percents[0] != percents[1]:
            shown = [[] if p is None else [f"{p}%"] for p in percents]
            yield Changed(f"{correction.REPORT}/{clause}", f"自评百分比 {clause}", shown[0], shown[1])


def _text(body: dict[str, Any], clause: str) -> list[str]:
    return str((body["report"].get(clause) or {}).get("text") or "").splitlines()


def _files(old: dict[str, Any], new: dict[str, Any]) -> Iterable[Changed]:
    """By what they prove: what went, what came, and whose claim of secrecy changed."""
    held, holds = ({e["id"]: e for e in body["evidence"]} for body in (old, new))
    purposes = dict.fromkeys(e["purpose"] for e in (*held.values(), *holds.values()))
    for purpose in purposes:
        gone = [e["name"] for k, e in held.items() if e["purpose"] == purpose and holds.get(k) != e]
        come = [e["name"] for k, e in holds.items() if e["purpose"] == purpose and held.get(k) != e]
        if gone or come:
            yield Changed(f"{correction.EVIDENCE}{purpose}", f"证明材料：{label_of(purpose)}", gone, come)


def _inside(old: dict[str, Any], new: dict[str, Any]) -> Iterable[Changed]:
    if old["internal_notice"] != new["internal_notice"]:
        yield Changed(correction.INSIDE, "单位内部公示", _notice(old), _notice(new))


def _notice(body: dict[str, Any]) -> list[str]:
    kept = body["internal_notice"]
    if not kept:
        return []
    said = [f"{r['received_on']} {r['said']}（{r['handling']}）" for r in kept.get("records", ())]
    posted = f"{kept['posted_on']}至{kept['taken_down_on'] or '未撤下'}，{kept['place']}"
    return [posted, *filter(None, [kept["objections"]]), *said]
