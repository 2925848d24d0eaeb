"""/undertaking/N/: the undertaking of secrecy and integrity, read, then signed with a password (28)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from award.law.art28_secrets import DISCIPLINE, KEEP, undertaking
from award.records.appointments import OVER, UNBORN, UNDERTAKING, undertaken
from award.records.cycles.models import Cycle
from award.services import undertakings
from award.web.seats import SeatedRequest, home_of, seat
from award.web.signing import SignatureForm


@seat(*UNDERTAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: SeatedRequest, pk: int) -> HttpResponse:
    """One signature a cycle, whatever seat the person sits on; the page then shows when it was given."""
    cycle = get_object_or_404(Cycle.objects.exclude(state__in=UNBORN), pk=pk)
    mine = undertaken(request.seat).filter(cycle=cycle).first()
    if mine is None and cycle.state in OVER:
        raise Http404
    form = SignatureForm(request.POST or None, request=request)
    if request.method == "POST" and mine is None and form.is_valid():
        undertakings.sign(cycle, by=request.seat, now=request.now)
        messages.success(request, f"已签署{cycle}承诺书")
        return redirect(_back(request))
    context = {
        "cycle": cycle,
        "words": undertaking(str(cycle)),
        "mine": mine,
        "form": None if mine else form,
        "laws": (DISCIPLINE, KEEP),
        "digest": undertakings.digest(cycle),
        "next": _back(request),
    }
    return render(request, "library/undertaking.html", context, status=422 if form.is_bound else 200)


def _back(request: HttpRequest) -> str:
    """Where one came from, within this site; else one's desk."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else home_of(getattr(request, "seat", None))
