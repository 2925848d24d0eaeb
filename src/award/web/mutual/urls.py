"""Mutual feedback (Article 29): the unit's, the examiner's and CITY's pages."""

from django.urls import path

from award.web.mutual import desk, own

urlpatterns = [
    path("applicant/mutual/", own.of_applicant, name="mutual_of_applicant"),
    path("applicant/mutual/<int:application>/<int:examiner>/", own.on_examiner, name="mutual_on_examiner"),
    path("examiner/mutual/", own.of_examiner, name="mutual_of_examiner"),
    path("examiner/mutual/<int:application>/", own.on_applicant, name="mutual_on_applicant"),
    path("city/mutual/", desk.index, name="mutual"),
    path("city/mutual/<int:pk>/", desk.page, name="mutual_statement"),
    path("city/mutual/<int:pk>/settle/", desk.settle, name="mutual_settle"),
    path("city/mutual/<int:pk>/complaint/", desk.complaint, name="mutual_complaint"),
    path("city/mutual/<int:pk>/fault/", desk.fault, name="mutual_fault"),
]
