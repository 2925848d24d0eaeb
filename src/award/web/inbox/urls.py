"""A person's messages and posts."""

from django.urls import path

from award.web.inbox import inbox

urlpatterns = [
    path("messages/", inbox.inbox, name="messages"),
    path("seats/", inbox.seats, name="seats"),
]
