"""What became known about recipients (Articles 30 to 32), at the quality authority and the departments."""

from django.urls import path

from award.web.events import event, index, intake

urlpatterns = [
    path("", index.index, name="events"),
    path("new/<int:honour>/", intake.intake, name="event_new"),
    path("<int:pk>/", event.event, name="event"),
]
