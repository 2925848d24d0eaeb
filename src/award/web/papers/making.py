"""/SEAT/papers/make/KEY/...: of which record, a look at the paper, then one entry in the register."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.records.cycles.models import Cycle
from award.records.papers.models import papers_of
from award.services.asking import BadDetails
from award.services.papers import fonts, register
from award.services.papers.catalogue import Choices, Entry
from award.services.papers.official import Official, annex_label, day_zh, numbered, official_pdf
from award.services.papers.subjects import KINDS, available
from award.web.papers.common import ChoicesForm, base, chosen_cycle, paper_of
from award.web.seats import SeatedRequest

PAGE = 30


@require_safe
def choose(request: SeatedRequest, key: str) -> HttpResponse:
    """The records that the paper can be made of; straight on where there is only one."""
    paper, cycle = paper_of(key, request), _cycle(request)
    rows = available(paper, request.seat, cycle)
    total = rows.count()
    if total == 1:
        return redirect(f"{base(request)}make/{key}/{rows.get().pk}/?cycle={cycle.number}")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    made = papers_of(request.seat).filter(cycle=cycle, key=key)
    done = dict(made.order_by("pk").values_list("about", "pk"))
    context = {
        "paper": paper,
        "cycle": cycle,
        "page": page,
        "lines": [(r.pk, KINDS[paper.per].say(r), done.get(f"{paper.per}/{r.pk}")) for r in page],
        "base": base(request),
    }
    return render(request, "papers/choose.html", context)


def _cycle(request: SeatedRequest) -> Cycle:
    cycle = chosen_cycle(request)
    if cycle is None:
        raise Http404
    return cycle


def subject(paper: Entry, request: SeatedRequest, cycle: Cycle, pk: int) -> Any:
    """The record; 404 where this seat cannot make the paper of it now."""
    try:
        return register.subject_of(paper, request.seat, cycle, pk)
    except register.NotYours:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: SeatedRequest, key: str, pk: int) -> HttpResponse:
    """The paper as it would be, what is left to write, what cannot be printed; then the register."""
    paper, cycle = paper_of(key, request), _cycle(request)
    row = subject(paper, request, cycle, pk)
    plain = register.compose(paper, row, Choices(), request.now)
    form = ChoicesForm(paper, plain.official.to, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = register.make(
                paper, row, cycle, form.choices(), by=request.seat, now=request.now,
                note=form.cleaned_data["note"],
            )  # fmt: skip
        except BadDetails as wrong:
            for name, words in wrong.errors.items():
                form.add_error(name if name in form.fields else None, words)
        else:
            messages.success(request, "已生成并登记，可以下载 PDF 和 Word")
            return redirect(f"{base(request)}{made.pk}/")
    context = {
        "paper": paper,
        "cycle": cycle,
        "about": KINDS[paper.per].say(row),
        "form": form,
        "made": plain,
        "shown": shown(plain.official),
        "substituted": fonts.substituted(),
        "base": base(request),
        "preview": f"{request.path}preview.pdf?cycle={cycle.number}",
    }
    return render(request, "papers/make.html", context, status=422 if form.is_bound else 200)


@require_safe
def preview(request: SeatedRequest, key: str, pk: int) -> HttpResponse:
    """The PDF as it would be, a draft: nothing is registered."""
    paper, cycle = paper_of(key, request), _cycle(request)
    made = register.compose(paper, subject(paper, request, cycle, pk), Choices(), request.now)
    response = HttpResponse(official_pdf(made.official), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="preview.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def shown(paper: Official) -> dict[str, Any]:
    """The paper as a page shows it: blocks with their kind and counted headings."""
    kind = {"Heading": "heading", "Paragraph": "p", "Grid": "grid", "Fields": "fields", "Gap": "gap"}

    def blocks(given: Any) -> list[tuple[str, Any]]:
        return [(kind[type(b).__name__], b) for b in numbered(given)]

    return {
        "paper": paper,
        "blocks": blocks(paper.blocks),
        "annexes": [
            (annex_label(paper, n), a.title, blocks(a.blocks)) for n, a in enumerate(paper.annexes, start=1)
        ],
        "day": day_zh(paper.day) if paper.day else "",
    }
