"""Where CITY and OFFICE look after what they published."""

from django.urls import path

from award.web.publicity import correction, draft, notice

urlpatterns = [
    path("", notice.index, name="publicity"),
    path("draft/<int:pk>/", draft.draft, name="publicity_draft"),
    path("<int:pk>/", notice.page, name="publicity_notice"),
    path("<int:pk>/channel/", notice.channel, name="publicity_channel"),
    path("<int:pk>/interruption/", notice.interruption, name="publicity_interruption"),
    path("<int:pk>/correct/<int:entry>/", correction.prepare, name="publicity_correct"),
    path("correction/<int:pk>/", correction.release, name="publicity_correction"),
    path("correction/<int:pk>/drop/", correction.drop, name="publicity_drop"),
]
