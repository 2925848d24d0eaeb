"""What every page is given: the seat's navigation, who sits there, the demonstration bar."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from award.process.kinds import Actor
from award.records.people.models import Post
from award.web.headers import DemoBar, NavItem, SeatChoice
from award.web.seats import home_of

NAV: dict[Actor, tuple[tuple[str, str], ...]] = {
    Actor.APPLICANT: (
        ("我的申报", "/applicant/"), ("申报表", "/applicant/form/"), ("自我评价报告", "/applicant/report/"),
        ("证明材料", "/applicant/evidence/"), ("内部公示", "/applicant/internal-notice/"),
        ("人员", "/applicant/people/"),
    ),
    Actor.COUNTY: (("我的案头", "/county/"), ("申报件", "/county/screening/")),
    Actor.SECTOR: (("我的案头", "/sector/"),),
    Actor.CITY: (
        ("我的案头", "/city/"), ("届次", "/city/plan/"), ("申报件", "/city/qualification/"),
        ("名单", "/city/lists/"),
        ("评审组", "/city/panels/"), ("综合评议", "/city/evaluation/"), ("异议", "/city/objections/"),
        ("代为登记", "/city/paper/"), ("获奖单位", "/city/honours/"), ("举报", "/city/reports/"),
    ),
    Actor.EXAMINER: (("我的案头", "/examiner/"),),
    Actor.MEETING: (("总览", "/meeting/"),),
    Actor.OFFICE: (("我的案头", "/office/"),),
    Actor.GOVERNMENT: (("我的案头", "/government/"),),
    Actor.ADMIN: (
        ("人员与席位", "/admin/people/"), ("部门", "/admin/organs/"), ("节假日", "/admin/holidays/"),
    ),
}  # fmt: skip


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav`, `who`, `seats_url` at work pages; `demo` in the demonstration."""
    context: dict[str, Any] = {}
    seated = getattr(request, "seat", None)
    if seated is not None:
        entries = [*NAV[seated.actor], ("消息", "/messages/"), ("办法全文", "/regulation/")]
        here = max((url for _, url in entries if request.path.startswith(url)), key=len, default="")
        context["nav"] = [NavItem(label, url, url == here, None) for label, url in entries]
        context["who"] = f"{seated.name}，{seated.body}"
        context["layout"] = "base_work.html"
        context["desk_url"] = home_of(seated)
        context["seats_url"] = "/seats/" if getattr(request, "may_change_seat", False) else ""
    if settings.DEMO and hasattr(request, "now"):
        context["demo"] = _demo_bar(request)
    return context


def _demo_bar(request: Any) -> DemoBar:
    posts = Post.objects.select_related("user", "county", "organ", "enterprise").filter(active=True)
    here = request.seat.post if request.seat else None
    choices = [SeatChoice("", "社会公众（未登录）", here is None)]
    choices += [SeatChoice(str(p.pk), _who(p), p.pk == here) for p in posts]
    return DemoBar(request.now, choices, "/demo/seat/", "/demo/clock/")


def _who(post: Post) -> str:
    """Body, person and, where one is given, the duty that tells two officers of one body apart."""
    duty = f"（{post.title}）" if post.title and post.title != post.body_name else ""
    return f"{post.body_name}：{post.user}{duty}"
