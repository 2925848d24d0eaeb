"""The incubation pool's addresses: one set for CITY, counties and departments, one for the enterprise."""

from django.urls import path

from award.web.incubation import own, pool

urlpatterns = [
    path("incubation/", pool.index, name="incubation"),
    path("incubation/refer/", pool.refer, name="incubation_refer"),
    path("incubation/<int:pk>/", pool.unit, name="incubation_unit"),
    path("applicant/incubation/", own.home, name="applicant-incubation"),
    path("applicant/incubation/join/", own.join, name="applicant-incubation-join"),
]
