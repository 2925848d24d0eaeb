"""Interests and recusals (Article 27): officers declare, CITY decides, applicants claim."""

from django.urls import path

from award.web.recusal import claiming, declaring, matters

urlpatterns = [
    path("declarations/", declaring.index),
    path("declarations/<int:pk>/", declaring.one),
    path("city/recusals/", matters.index),
    path("city/recusals/<int:pk>/", matters.page),
    path("applicant/examiners/", claiming.index),
    path("applicant/examiners/<int:pk>/<int:member>/", claiming.one),
]
