"""/meeting/, /office/, /government/: who decides in the end (Articles 9, 25, 26, 30, 31, 33)."""

from django.urls import path

from award.web.deciding import deliberation, government, office, overview

urlpatterns = [
    path("meeting/", overview.page),
    path("meeting/<int:pk>/", deliberation.page),
    path("office/", office.page),
    path("government/", government.page),
    path("government/approve/<int:pk>/", government.approve_all),
]
