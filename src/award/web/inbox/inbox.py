"""/messages/: what was sent to a person; /seats/: which of their posts they sit on."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.kinds import Actor
from award.records.desk import messages
from award.records.people.models import Post
from award.records.seat import seat_of
from award.web.seats import SESSION_KEY, SeatedRequest, home_of, seat

EVERYBODY = tuple(a for a in Actor if a not in (Actor.PUBLIC, Actor.CLOCK, Actor.PARTY))
PER_PAGE = 50


@seat(*EVERYBODY)
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: SeatedRequest) -> HttpResponse:
    """GET: the person's messages, newest first. POST `read` (an id, or `all`): seen."""
    mine = messages(request.seat)
    if request.method == "POST":
        key = request.POST.get("read", "")
        unread = mine.filter(read_at=None)
        if key != "all":
            unread = unread.filter(pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
        unread.update(read_at=request.now)
        return redirect(request.get_full_path())
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    unread_count = mine.filter(read_at=None).count()
    return render(request, "inbox/messages.html", {"page": page, "unread": unread_count})


@seat(*EVERYBODY)
@require_http_methods(["GET", "HEAD", "POST"])
def seats(request: SeatedRequest) -> HttpResponse:
    """GET: the person's own posts. POST `post`: sit there; somebody else's post does not exist."""
    posts = Post.objects.select_related("user", "county", "organ", "enterprise")
    mine = posts.filter(user_id=request.seat.person, active=True)
    if request.method == "POST":
        key = request.POST.get("post", "")
        post = get_object_or_404(mine, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
        request.session[SESSION_KEY] = post.pk
        return redirect(home_of(seat_of(post)))
    rows = [(p, Actor(p.actor), p.pk == request.seat.post) for p in mine]
    return render(request, "inbox/seats.html", {"rows": rows})
