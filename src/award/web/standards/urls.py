"""Standards and rules: one public page, one register."""

from django.urls import path

from award.web.standards import views

urlpatterns = [
    path("standards/", views.public, name="standards"),
    path("standards/<int:pk>/file/", views.text, name="standard_text"),
    path("city/standards/", views.register),
    path("city/standards/<int:pk>/confirm/", views.confirm),
    path("city/standards/<int:pk>/end/", views.end),
]
