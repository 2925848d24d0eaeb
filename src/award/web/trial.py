"""The dry run of a step on several files: the effect on each row, then all that may pass, or none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from award.process.application import Road
from award.records.applications.models import Application
from award.services import steps
from award.services.together import take_each
from award.web.parts import Confirm
from award.web.seats import SeatedRequest


@dataclass(frozen=True, slots=True)
class Trial:
    """One file and what stands against the step on it; nothing: it will pass."""

    file: Application
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """`effect`: what becomes of a file that passes; `back`: (label, address) of where one came from.

    `details`: the step's own record for each file, by its id; `effects`: what becomes of it, where
    that differs from file to file; `form`: what is asked once for all of them.
    """

    step: Road
    title: str
    trials: tuple[Trial, ...]
    effect: str
    back: tuple[str, str]
    details: Mapping[int, Any] = field(default_factory=dict)
    effects: Mapping[int, str] = field(default_factory=dict)
    form: forms.Form | None = None
    hidden: tuple[tuple[str, str], ...] = ()

    @property
    def passing(self) -> list[Application]:
        return [t.file for t in self.trials if not t.because]

    def effect_on(self, file: Application) -> str:
        return self.effects.get(file.pk, self.effect)

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            (t.file.name, f"不办：{'；'.join(t.because)}" if t.because else self.effect_on(t.file))
            for t in self.trials
        ]


def against(step: Road, files: Iterable[Application], request: SeatedRequest) -> tuple[Trial, ...]:
    """Each file with what blocks the step."""
    made = []
    for a in files:
        found = steps.blocking(steps.why_not(step, a, request.now, request.seat))
        made.append(Trial(a, tuple(f.because for f in found)))
    return tuple(made)


def take_all(run: DryRun, request: SeatedRequest) -> int:
    """Take the step on all that pass, at the revisions the page showed; how many. Refused: none was taken."""
    seen = {a: request.POST.get(f"seen_{a.pk}", "") for a in run.passing}
    revisions = {a: int(text) if text.isdecimal() else -1 for a, text in seen.items()}
    take_each(run.step, revisions, by=request.seat, now=request.now, details=run.details)
    return len(revisions)


def page(run: DryRun, request: SeatedRequest, **more: Any) -> HttpResponse:
    """The rows and, where any may pass, the button; `more` for what a page says besides."""
    context: dict[str, Any] = {"run": run, "step": run.step, "form": run.form, **more}
    passing = run.passing
    if passing:
        context["rows"] = run.rows
        context["c"] = Confirm(
            verb=f"办理这{len(passing)}家",
            consequence=f"{run.title}：{len(passing)}家{run.effect}；其中一家办不成的，全部不办。",
            law=run.step.law,
            back_url=run.back[1],
            hidden=[("confirmed", "1"), *run.hidden, *((f"seen_{a.pk}", str(a.revision)) for a in passing)],
        )
    status = 422 if run.form is not None and run.form.is_bound and not run.form.is_valid() else 200
    return render(request, "trial.html", context, status=status)
