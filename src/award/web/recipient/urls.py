"""What an enterprise that holds a title sees after the award: honours, visits, what it is to mend."""

from django.urls import path

from award.web.recipient import home, kit

urlpatterns = [
    path("", home.home, name="recipient"),
    path("kit/<int:pk>/", kit.kit, name="recipient_kit"),
    path("kit/<int:pk>/<str:name>.svg", kit.artwork, name="recipient_artwork"),
    path("letter/<int:pk>/", home.letter, name="recipient_letter"),
]
