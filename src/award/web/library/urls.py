"""The library of examiners, appointments, undertakings: Articles 9, 28."""

from django.urls import path

from award.web.library import appointing, library, undertaking

urlpatterns = [
    path("undertaking/<int:pk>/", undertaking.page),
    path("city/examiners/", library.index),
    path("city/examiners/new/", library.new),
    path("city/examiners/import/", library.take_in),
    path("city/examiners/export/", library.export),
    path("city/examiners/<int:pk>/", library.page),
    path("city/examiners/<int:pk>/edit/", library.edit),
    path("city/examiners/<int:pk>/facts/", library.fact),
    path("city/appointments/", appointing.index),
    path("examiner/appointments/", appointing.mine),
    path("appointments/<int:pk>/letter.pdf", appointing.letter),
]
