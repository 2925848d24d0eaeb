"""A record that is no step of a road: its form, a confirm page, and only then what it makes.

    return asking_page(request, Asking(Details, "登记…", LAW, "honour/7", "…将登记", "/city/…/"), done)

`done(details)` writes it, answers with the address to go on to, and may raise BadDetails.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from award.law.citation import Law
from award.services.asking import BadDetails
from award.web.asking import DetailsForm, form_class, repeat, store_uploads
from award.web.parts import Confirm
from award.web.seats import SeatedRequest


@dataclass(frozen=True, slots=True)
class Asking:
    """`subject`: what the record is about, for its options and its files; `about`: that in words."""

    details: type[Any]
    title: str
    law: Law
    subject: Any
    consequence: str
    back_url: str
    about: str = ""
    say: str = ""


@dataclass(frozen=True, slots=True)
class NotYet:
    """Stands for a row that is about to be made: `subject` is where its files are kept."""

    subject: str


def asking_page(
    request: SeatedRequest,
    asked: Asking,
    done: Callable[[Any], str],
    initial: dict[str, Any] | None = None,
) -> HttpResponse:
    made = form_class(asked.details, asked.subject, request.seat)
    if request.method != "POST":
        return _page(request, asked, made(initial={**(initial or {}), **request.GET.dict()}))
    form = made(request.POST, request.FILES)
    store_uploads(form, request, asked.subject)
    details = form.read()
    if details is None:
        return _page(request, asked, form, 422)
    if "confirmed" not in request.POST:
        hidden = [("confirmed", "1"), *repeat(form)]
        confirm = Confirm(asked.title, asked.consequence, asked.law, request.get_full_path(), hidden=hidden)
        return render(request, "asking/confirm.html", {"c": confirm, "asked": asked})
    try:
        url = done(details)
    except BadDetails as wrong:
        form.reject(wrong)
        return _page(request, asked, form, 422)
    messages.success(request, f"已{asked.title}")
    return redirect(url)


def _page(request: SeatedRequest, asked: Asking, form: DetailsForm, status: int = 200) -> HttpResponse:
    return render(request, "asking/page.html", {"asked": asked, "form": form}, status=status)
