"""The addresses, one line a page; each view says which seats may come (`view.seats`)."""

from django.urls import path

from award.web import acts

urlpatterns = [
    path("do/<str:kind>/<int:pk>/<str:step_name>/", acts.act, name="act"),
]
