"""The demonstration bar's two addresses; outside the demonstration both are 404."""

from django.urls import path

from award.web.demo_bar import views

urlpatterns = [
    path("demo/seat/", views.change_seat, name="demo_seat"),
    path("demo/clock/", views.move_clock, name="demo_clock"),
]
