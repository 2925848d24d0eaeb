"""/government/: consents, approvals, circular, insignia, revocations (Articles 26, 30, 31, 33)."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from award.law.art26_commendation import CIRCULAR, CONSENT, INSIGNIA, REPORT
from award.process.application import Road, S
from award.process.honour import H, HonourRoad
from award.process.kinds import Actor, Steps
from award.process.lists import L
from award.process.objection import O
from award.records import desk
from award.records.applications.models import Application
from award.records.honours.models import Honour
from award.records.notices.models import AwardList
from award.web import trial
from award.web.seats import SeatedRequest, seat

REVOKE = {H.ESTABLISHED: HonourRoad.REVOKE_FRAUD, H.STUDIED: HonourRoad.REVOKE}
FEWEST_AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class Card:
    """A list that has come here: who still waits, who is approved, what the next act on the whole list is."""

    award_list: AwardList
    waiting: list[Application]
    approved: list[Application]
    ended: list[Application]

    @property
    def may_circulate(self) -> bool:
        return self.award_list.state == L.REPORTED and not self.waiting and bool(self.approved)

    @property
    def may_confer(self) -> bool:
        return self.award_list.state == L.CIRCULATED

    @property
    def acts(self) -> int:
        """How many acts wait here: one a file, one for the whole list."""
        return len(self.waiting) + self.may_circulate + self.may_confer

    @property
    def several(self) -> bool:
        return len(self.waiting) >= FEWEST_AT_ONCE


@seat(Actor.GOVERNMENT)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """Everything that waits for the municipal government, each with its clause and its page."""
    honours = Honour.objects.filter(state__in=[h.value for h in REVOKE])
    consents = list(desk.objections(request.seat).filter(state=O.ASKED.value))
    revocations = [
        (h, REVOKE[H(h.state)], _do(h, REVOKE[H(h.state)]), _do(h, HonourRoad.NOT_REVOKE)) for h in honours
    ]
    lists = cards(request)
    context = {
        "consents": consents,
        "cards": lists,
        "done": [c for c in lists if not c.acts],
        "revocations": revocations,
        "total": len(consents) + len(revocations) + sum(c.acts for c in lists),
        "today": request.now,
        "laws": {"consent": CONSENT, "approve": REPORT, "circular": CIRCULAR, "insignia": INSIGNIA},
    }
    return render(request, "government/desk.html", context)


def _do(honour: Honour, step: Steps) -> str:
    return f"/do/honour/{honour.pk}/{step.name.lower()}/"


def cards(request: SeatedRequest) -> list[Card]:
    """The lists before the government, newest cycle first: three queries, however many files."""
    lists = list(desk.lists(request.seat).order_by("-cycle__number"))
    rows = desk.on_the_desk_of(request.seat).filter(entries__award_list__in=lists).order_by("number")
    files = list(rows)
    made = []
    for award_list in lists:
        mine = [a for a in files if a.cycle_id == award_list.cycle_id]
        made.append(
            Card(
                award_list,
                [a for a in mine if a.state == S.REPORTED],
                [a for a in mine if a.state in (S.APPROVED, S.COMMENDED, S.CONFERRED)],
                [a for a in mine if a.state in (S.DISQUALIFIED, S.NOT_APPROVED, S.WITHDRAWN, S.ENDED)],
            )
        )
    return made


@seat(Actor.GOVERNMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def approve_all(request: SeatedRequest, pk: int) -> HttpResponse:
    """The dry run of approving all that wait on a list; confirmed, those that may pass do so together."""
    award_list = get_object_or_404(desk.lists(request.seat).filter(state=L.REPORTED.value), pk=pk)
    waiting = next(c for c in cards(request) if c.award_list.pk == pk).waiting
    if not waiting:
        raise Http404
    run = trial.DryRun(
        step=Road.APPROVE,
        title=str(award_list),
        trials=trial.against(Road.APPROVE, waiting, request),
        effect="批准授奖，列入授奖通报",
        back=("我的案头", "/government/"),
    )
    if request.method == "POST" and run.passing:
        messages.success(request, f"已批准{trial.take_all(run, request)}家授奖")
        return redirect("/government/")
    return trial.page(run, request)
