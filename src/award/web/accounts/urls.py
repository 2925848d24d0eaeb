"""Self-registration of enterprises; signing in is allauth's."""

from django.urls import path

from award.web.accounts import register

urlpatterns = [path("register/", register.register, name="register")]
