"""Where files are downloaded."""

from django.urls import path

from award.web import changes
from award.web.files import dossier, download

urlpatterns = [
    path("files/<uuid:pk>/", download.download, name="file"),
    path("dossiers/<int:pk>/bound.pdf", dossier.bound, name="dossier-bound"),
    path("dossiers/<int:pk>/dossier.zip", dossier.archive, name="dossier-zip"),
    path("dossiers/<int:pk>/receipt.pdf", dossier.receipt, name="dossier-receipt"),
    path("dossiers/<int:pk>/changes/", changes.page, name="dossier-changes"),
]
