"""/office/: the decided list is published for seven working days, by this office only (Article 25)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from award.law.art25_final_deliberation import DAYS, OFFICE, SEVEN
from award.process.kinds import Actor
from award.process.lists import L
from award.records import desk
from award.records.cases import calendar
from award.records.listing import members
from award.records.notices.models import NoticeDraft, PublicNotice
from award.web.deciding.common import running
from award.web.seats import SeatedRequest, seat


@seat(Actor.OFFICE)
@require_safe
def page(request: SeatedRequest) -> HttpResponse:
    """What waits for publication, what is being shown with its days, what was shown."""
    lists = list(desk.lists(request.seat).select_related("cycle", "notice").prefetch_related("cycle__plans"))
    waiting = [(a, members(a)) for a in lists if a.state == L.DECIDED]
    drafted = NoticeDraft.objects.filter(award_list__in=[a for a, _ in waiting]).select_related("drafted_by")
    drafts = {d.award_list_id: d for d in drafted}
    shown = [a for a in lists if a.notice is not None]
    for award_list in shown:
        award_list.notice.cycle = award_list.cycle  # type: ignore[union-attr]
    notices: list[PublicNotice] = [a.notice for a in shown if a.notice is not None]
    now_running = running(notices, request, calendar())
    ids = {r.shown.notice.pk for r in now_running}
    context = {
        "waiting": [(a, m, drafts.get(a.pk)) for a, m in waiting if m],
        "me": request.seat.user_id,
        "vacant": [a for a, m in waiting if not m],
        "running": now_running,
        "past": [a for a in shown if a.notice_id not in ids],
        "today": request.now,
        "days": DAYS,
        "law": OFFICE,
        "seven": SEVEN,
    }
    return render(request, "office/desk.html", context)
