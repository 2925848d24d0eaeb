"""The signature on a confirm page: the person's own password once more, counted like a sign-in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied

from award.process.kinds import Steps
from award.process.signing import SIGNED


class SignatureForm(forms.Form):
    """parts/confirm.html shows it as `form`. What was typed elsewhere on the page is kept by the caller."""

    signature = forms.CharField(
        label="本人登录口令",
        help_text="签署以本人名义作出，请再输入一次登录口令",
        error_messages={"required": "请输入本人登录口令，签署才能生效"},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        if settings.DEMO:
            self.fields["signature"].help_text += "；示例账号的口令在启动时已打印"

    def clean_signature(self) -> str:
        """Wrong tries count towards the lock of the account (axes), as at the sign-in page."""
        typed: str = self.cleaned_data["signature"]
        try:
            known = authenticate(self.request, email=self.request.user.email, password=typed)
        except PermissionDenied:
            known = None
        if known is None or known.pk != self.request.user.pk:
            raise forms.ValidationError("口令不对，没有签署")
        return typed


def signature(step: Steps, request: Any) -> SignatureForm | None:
    """The form that a signed step asks for on its confirm page; None for every other step.

    Bound only once it was shown: the first POST comes from the step's own page.
    """
    if step not in SIGNED:
        return None
    if "signature" in request.POST:
        return SignatureForm(request.POST, request=request)
    return SignatureForm(request=request)


def signed(form: SignatureForm | None) -> bool:
    """Whether nothing is left to sign."""
    return form is None or form.is_valid()
