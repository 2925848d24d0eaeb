"""Complaints of examiners (Article 29)."""

from django.urls import path

from award.web.conduct import complaints

urlpatterns = [
    path("", complaints.index),
    path("new/<int:examiner>/", complaints.new),
    path("<int:pk>/", complaints.page),
]
