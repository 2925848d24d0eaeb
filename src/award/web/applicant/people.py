"""/applicant/people/: who writes for the enterprise, and who may file for it."""

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from award.process.kinds import Actor
from award.records.people.models import Post
from award.services import colleagues
from award.services.asking import BadDetails
from award.web.seats import SeatedRequest, seat

PAGE = "/applicant/people/"


class ColleagueForm(forms.Form):
    """The service names what is wrong."""

    use_required_attribute = False
    person = forms.CharField(
        label="姓名",
        max_length=40,
        error_messages={"required": "请填写姓名", "max_length": "姓名最多40字"},
    )
    email = forms.CharField(
        label="电子邮箱",
        max_length=254,
        help_text="对方用“找回密码”设置自己的密码",
        widget=forms.EmailInput(),
        error_messages={"required": "请填写电子邮箱"},
    )
    may_release = forms.BooleanField(label="可以代表单位提交和撤回（审批人）", required=False)


@seat(Actor.APPLICANT)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: SeatedRequest) -> HttpResponse:
    """GET: the unit's people. POST: add one, or let one go (`end`)."""
    if "end" in request.POST:
        return _end(request)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            post = colleagues.add(**form.cleaned_data, by=request.seat, now=request.now)
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            messages.success(request, f"已增加{post.user}，请对方用“找回密码”设置密码后登录")
            return redirect(PAGE)
    return _page(request, form, 422 if form.errors else 200)


def _end(request: SeatedRequest) -> HttpResponse:
    key = request.POST.get("end", "")
    if not key.isdecimal() or len(key) > 18:
        raise Http404
    post = get_object_or_404(_of_unit(request), pk=key)
    try:
        colleagues.end(post, by=request.seat, now=request.now)
        messages.success(request, f"已撤下{post.user}，其办过的事仍记在其名下")
    except BadDetails as wrong:
        messages.error(request, str(wrong))
    return redirect(PAGE)


def _of_unit(request: SeatedRequest) -> QuerySet[Post]:
    return Post.objects.filter(
        actor=Actor.APPLICANT.value, enterprise_id=request.seat.enterprise or 0, active=True
    ).select_related("user")


def _page(request: SeatedRequest, form: ColleagueForm, status: int) -> HttpResponse:
    context = {"form": form, "posts": _of_unit(request), "approver": request.seat.may_release}
    return render(request, "applicant/people.html", context, status=status)
