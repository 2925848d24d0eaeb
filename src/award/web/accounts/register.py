"""/register/: an enterprise registers itself by its credit code, by its own choice, free (Articles 5, 20)."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from award.records.people.models import County
from award.services.asking import BadDetails
from award.services.people import register_enterprise
from award.web import clock
from award.web.seats import current, home_of

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def _counties() -> list[tuple[str, str]]:
    return [("", "请选择"), *County.objects.values_list("code", "name")]


class RegisterForm(forms.Form):
    """The service names what is wrong with each field; here only that both passwords are the same."""

    use_required_attribute = False
    uscc = forms.CharField(
        label="统一社会信用代码", help_text="营业执照上的18位，数字与大写字母", max_length=40,
        widget=forms.TextInput(attrs={"class": "w-m", "autocapitalize": "characters"}),
        error_messages={"required": "请填写统一社会信用代码"},
    )  # fmt: skip
    name = forms.CharField(
        label="单位全称", help_text="与营业执照一致", max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": "请填写单位全称", "max_length": "单位全称最多100字"},
    )  # fmt: skip
    county = forms.ChoiceField(
        label="住所所在旗县区",
        choices=_counties, help_text="营业执照上的住所；由它决定受理初审的旗县区，稀土高新区按管辖",
        error_messages={"required": "请选择住所所在旗县区", "invalid_choice": "请选择住所所在旗县区"},
    )  # fmt: skip
    person = forms.CharField(
        label="你的姓名", help_text="第一位注册的人可以代表单位提交和撤回", max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "请填写姓名", "max_length": "姓名最多40字"},
    )  # fmt: skip
    email = forms.CharField(
        label="电子邮箱", help_text="用来登录、找回密码和接收通知", max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "请填写电子邮箱"},
    )  # fmt: skip
    password = forms.CharField(
        label="密码", help_text="至少10位，不要只用数字", strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请设置密码"},
    )  # fmt: skip
    again = forms.CharField(
        label="再输一次密码", strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "请再输一次密码"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "两次输入的密码不一样")
        return given


@login_not_required
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register and sit down at the enterprise's own desk. Whoever is signed in already goes to theirs."""
    if request.user.is_authenticated:
        return redirect(home_of(current(request)))
    form = RegisterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            user = register_enterprise(
                code=given["uscc"],
                name=given["name"],
                county=given["county"],
                person=given["person"],
                email=given["email"],
                password=given["password"],
                now=clock.now(),
            )
        except BadDetails as wrong:
            for name, message in wrong.errors.items():
                form.add_error(name if name in form.fields else None, message)
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, "注册成功。从这里开始申报。")
            return redirect("/applicant/")
    return render(request, "accounts/register.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
def signup(request: HttpRequest) -> HttpResponse:
    """The sign-up of the accounts' own package makes persons without an enterprise: here is ours."""
    return redirect("/register/")
