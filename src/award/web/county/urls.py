"""The counties' addresses."""

from django.urls import path

from award.web.county import desk, dossier, forward, returning, screening

urlpatterns = [
    path("", desk.desk, name="county"),
    path("forward/", forward.forward, name="county-forward"),
    path("screening/", desk.files, name="county-files"),
    path("screening/<int:pk>/", screening.file, name="county-screening"),
    path("screening/<int:pk>/dossier/", dossier.dossier, name="county-dossier"),
    path("screening/<int:pk>/return/", returning.page, name="county-return"),
    path("screening/<int:pk>/history/", dossier.history, name="county-history"),
]
