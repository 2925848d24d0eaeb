"""Where files are downloaded."""

from django.urls import path

from award.web.files import download

urlpatterns = [path("files/<uuid:pk>/", download.download, name="file")]
