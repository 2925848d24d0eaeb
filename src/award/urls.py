"""The addresses: the accounts are allauth's, all else is award.web's."""

from django.urls import include, path

from award.web.accounts import register

urlpatterns = [
    path("accounts/signup/", register.signup),
    path("accounts/", include("allauth.urls")),
    path("", include("award.web.urls")),
]
handler400 = "award.web.public.system.bad_request"  # too large a request is answered as 413
