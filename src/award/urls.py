"""The addresses: the accounts are allauth's, all else is award.web's."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("award.web.urls")),
]
