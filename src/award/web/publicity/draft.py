"""/publicity/draft/LIST/: a notice as it would be if it were released now (Articles 22, 24, 25)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from award.process.kinds import Actor
from award.process.lists import K, ListRoad
from award.records import desk
from award.records.cases import local
from award.records.listing import members
from award.services import notices
from award.web.city.common import do_url
from award.web.seats import SeatedRequest, seat

RELEASE = {
    K.QUALIFIED: ListRoad.PUBLISH_QUALIFIED,
    K.CANDIDATES: ListRoad.CONSULT,
    K.PROPOSED: ListRoad.PUBLISH_PROPOSED,
}


@seat(Actor.CITY, Actor.OFFICE)
@require_safe
def draft(request: SeatedRequest, pk: int) -> HttpResponse:
    """404 where there is no draft, or none that this seat may see."""
    lists = desk.lists(request.seat).select_related("draft__drafted_by")
    award_list = get_object_or_404(lists.exclude(draft=None).filter(notice=None), pk=pk)
    kind, days = K(award_list.kind), award_list.draft.days
    step = RELEASE[kind]
    context = {
        "list": award_list,
        "draft": award_list.draft,
        "title": notices.title_of(award_list),
        "issuer": notices.issuer_of(kind),
        "paragraphs": notices.paragraphs(award_list, request.now, days),
        "entries": notices.entries(members(award_list)),
        "cells": notices.cells_from(award_list, request.now, days),
        "step": step,
        "today": local(request.now).date(),
        "may_release": request.seat.actor in step.by,
        "mine": award_list.draft.drafted_by_id == request.seat.user_id,
        "release_url": do_url(award_list, step, days=days, longer_because=award_list.draft.longer_because),
        "redraft_url": do_url(award_list, ListRoad.DRAFT_NOTICE, days=days),
    }
    return render(request, "publicity/draft.html", context)
