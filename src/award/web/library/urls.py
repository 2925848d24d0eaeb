"""The library of examiners, appointments, undertakings: Articles 9, 28."""

from django.urls import path

from award.web.library import undertaking

urlpatterns = [
    path("undertaking/<int:pk>/", undertaking.page),
]
