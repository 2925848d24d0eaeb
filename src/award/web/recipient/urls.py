"""What an enterprise that holds a title sees after the award: honours, visits, what it is to mend."""

from django.urls import path

from award.web.recipient import home

urlpatterns = [
    path("", home.home, name="recipient"),
]
