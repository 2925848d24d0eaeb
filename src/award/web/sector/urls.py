"""The departments' addresses."""

from django.urls import path

from award.web.sector import answer, desk

urlpatterns = [
    path("", desk.desk, name="sector"),
    path("<int:pk>/", answer.answer, name="sector-answer"),
]
