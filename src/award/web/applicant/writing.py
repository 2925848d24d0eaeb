"""/applicant/presence/, history/, pictures/: who writes where, every version kept, pictures of the text."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.law.art07_criteria import criteria
from award.law.art20_application import FORM
from award.process import entry_form, narrative, revisions
from award.process.form_words import said
from award.process.kinds import Actor
from award.process.revisions import Piece
from award.records.applications.models import Application
from award.records.drafts.models import Change
from award.services import dossiers, files, writing
from award.services.dossiers import Closed, Conflict, opened
from award.services.writing import REPORT, Writer
from award.web.applicant import own
from award.web.applicant.saving import revision_seen
from award.web.parts import describe
from award.web.seats import SeatedRequest, seat

A_PAGE = 30
SHORT = 12  # values up to here are shown whole, not character by character


def part_names(application: Application) -> dict[str, str]:
    """Part -> its name: sections of the form, categories of the report."""
    form = entry_form.load(application.cycle.form_version)
    standard = criteria(application.cycle.plan().criteria)
    names = {s.key: s.title for s in form.sections}
    return names | {f"{REPORT}/{c.clause}": f"{c.clause} {c.name_zh}" for c in standard.categories}


def in_words(found: list[Writer], part: str, names: dict[str, str]) -> str:
    """王工正在写这一节；李工在写“质量管理”"""
    here = [w.who for w in found if w.part == part]
    there = [f"{w.who}在写“{names[w.part]}”" for w in found if w.part != part and w.part in names]
    return "；".join([f"{'、'.join(here)}也在写这一节"] * bool(here) + there)


@seat(Actor.APPLICANT)
@require_POST
def presence(request: SeatedRequest) -> HttpResponse:
    """Told by the page while it is written on; answers who else writes, in words."""
    application, part = own.chosen(request), request.POST.get("part", "")
    if application is None:
        raise Http404
    names = part_names(application)
    if part not in names:
        raise Http404
    found = writing.seen_writing(application, part, by=request.seat, now=request.now)
    here = any(w.part == part for w in found)
    return JsonResponse({"say": in_words(found, part, names), "here": here})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field or item: its name, and the two texts as one reading."""

    label: str
    pieces: list[Piece]


class Labels:
    """The names of what a change's keys stand for."""

    def __init__(self, application: Application) -> None:
        self.form = entry_form.load(application.cycle.form_version)
        standard = criteria(application.cycle.plan().criteria)
        self.items = {i.clause: i.name_zh for i in standard.items}

    def of(self, key: str) -> str:
        if key.startswith(f"{REPORT}/"):
            _, clause, what = key.split("/")
            return f"{clause} {self.items.get(clause, '')}{'（自评百分比）' if what == 'percent' else ''}"
        field = self.form.field(key)
        return field.label if field else key

    def said(self, key: str, value: Any) -> str:
        field = self.form.field(key)
        if field is None:
            return "" if value is None else str(value)
        return "\n".join(said(field, value))


@seat(Actor.APPLICANT)
@require_safe
def history(request: SeatedRequest) -> HttpResponse:
    """Every version of the draft, the newest first."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    rows = Change.objects.filter(application=application).order_by("-revision").select_related("saved_by")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    labels = Labels(application)
    listed = [(row, list(dict.fromkeys(labels.of(c["key"]) for c in row.changes))) for row in page]
    context = {
        "application": application,
        "page": page,
        "rows": listed,
        "query": f"?cycle={application.cycle.number}",
        "law": FORM,
    }
    return render(request, "applicant/history.html", context)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: SeatedRequest, revision: int) -> HttpResponse:
    """What one version changed, or (?to=now) what has changed since; POST takes its parts back."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    rows = Change.objects.filter(application=application).select_related("saved_by")
    change = rows.filter(revision=revision).first()
    if change is None:
        raise Http404
    keys = [c["key"] for c in change.changes]
    after = writing.as_of(application.draft, revision)
    if request.method == "POST":
        return _take_back(request, application, change, after)
    since = request.GET.get("to") == "now"
    draft = {**application.draft.values, REPORT: application.draft.report}
    was, now = (after, draft) if since else (writing.as_of(application.draft, revision - 1), after)
    labels = Labels(application)
    context = {
        "application": application,
        "change": change,
        "since": since,
        "differences": [_difference(labels, key, was, now) for key in keys if _at(was, key) != _at(now, key)],
        "may": all(opened(application, part.partition("/")[0]) for part in change.parts),
        "revision": application.draft.revision,
        "query": f"?cycle={application.cycle.number}",
    }
    return render(request, "applicant/version.html", context)


def _at(body: dict[str, Any], key: str) -> Any:
    value: Any = body
    for step in key.split("/"):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _difference(labels: Labels, key: str, was: dict[str, Any], now: dict[str, Any]) -> Difference:
    before, after = (labels.said(key, _at(body, key)) for body in (was, now))
    if max(len(before), len(after)) <= SHORT:
        whole = [("out", before)] * bool(before) + [("in", after)] * bool(after)
        return Difference(labels.of(key), whole)
    return Difference(labels.of(key), revisions.pieces(before, after))


def _take_back(
    request: SeatedRequest, application: Application, change: Change, after: dict[str, Any]
) -> HttpResponse:
    """The fields that the version changed stand again as it left them; that is a version of its own."""
    form = entry_form.load(application.cycle.form_version)
    sections: dict[str, dict[str, Any]] = {}
    items: dict[str, dict[str, Any]] = {}
    for key in (c["key"] for c in change.changes):
        if key.startswith(f"{REPORT}/"):
            clause = key.split("/")[1]
            items[clause] = after[REPORT][clause]
        elif (section := form.section_of(key)) is not None:
            sections.setdefault(section.key, {})[key] = after.get(key)
    try:
        dossiers.save_all(
            application, sections, items,
            seen=revision_seen(request), by=request.seat, now=request.now, how="restored",
        )  # fmt: skip
    except (Conflict, Closed) as stopped:
        messages.error(request, f"没有取回：{stopped}")
    else:
        messages.success(request, f"已取回第{change.revision}版写的内容，成为新的一版")
    return redirect(own.address("/applicant/history/", application))


class PictureForm(forms.Form):
    file = forms.FileField(label="图片", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        describe(self.fields["file"], kinds="PNG、JPG", max_size=f"{writing.PICTURE_BYTES // 1048576}兆")


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request: SeatedRequest) -> HttpResponse:
    """The pictures of the narrative: upload one, and see where each is shown."""
    application = own.chosen(request)
    if application is None:
        return own.not_begun(request)
    form = PictureForm(request.POST or None, request.FILES or None)
    may = opened(application, REPORT)
    if request.method == "POST":
        upload = request.FILES.get("file")
        form.is_valid()
        try:
            if late := dossiers.too_late(application, request.now):
                raise files.BadFile(late)
            if not may:
                raise files.BadFile("自我评价报告现在不能改，不能加图")
            if upload is None:
                raise files.BadFile("请选择一幅图")
            made = writing.add_picture(application, upload, by=request.seat, now=request.now)
        except files.BadFile as wrong:
            form.add_error("file", str(wrong))
        else:
            messages.success(
                request, f"已存为图{made.number}。在正文单独一行写 ![说明](图{made.number}) 就显示在那里"
            )
            return redirect(own.address("/applicant/pictures/", application))
    shown: dict[int, list[str]] = {}
    for clause, kept in application.draft.report.items():
        for number in narrative.pictures(str(kept.get("text") or "")):
            shown.setdefault(number, []).append(clause)
    context = {
        "application": application,
        "form": form,
        "may": may,
        "rows": [(p, shown.get(p.number, [])) for p in application.pictures.select_related("file")],
        "query": f"?cycle={application.cycle.number}",
        "law": FORM,
    }
    return render(request, "applicant/pictures.html", context, status=422 if form.errors else 200)
