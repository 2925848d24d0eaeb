"""The addresses of the mobilisation records."""

from django.urls import path

from award.web.mobilising import register

urlpatterns = [
    path("", register.index, name="mobilising"),
    path("new/", register.new, name="mobilising-new"),
    path("<int:pk>/", register.page, name="mobilising-page"),
    path("<int:pk>/correct/", register.correct, name="mobilising-correct"),
]
