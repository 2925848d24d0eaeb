"""Stories at CITY and at the recipient (the same pages under two beginnings), events at every seat."""

from django.urls import path

from award.web.spreading import activities, pictures, statistics, stories, writing

urlpatterns = [
    path("recipient/stories/", stories.own, name="recipient_stories"),
    path("spreading/stories/", stories.index, name="stories_desk"),
    path("spreading/activities/", activities.index, name="activities"),
    path("spreading/activities/new/", activities.new, name="activity_new"),
    path("spreading/activities/<int:pk>/", activities.page, name="activity"),
    path("spreading/statistics/", statistics.page, name="spreading_statistics"),
]
for name in ("recipient", "spreading"):
    urlpatterns += [
        path(f"{name}/stories/new/", stories.new, name=f"{name}_story_new"),
        path(f"{name}/stories/<int:pk>/", stories.page, name=f"{name}_story"),
        path(f"{name}/stories/<int:pk>/edit/", writing.edit, name=f"{name}_story_edit"),
        path(f"{name}/stories/<int:pk>/pictures/", pictures.page, name=f"{name}_story_pictures"),
        path(f"{name}/stories/<int:pk>/pictures/<int:n>/", pictures.picture, name=f"{name}_story_picture"),
        path(f"{name}/stories/<int:pk>/versions/<int:n>/", stories.version, name=f"{name}_story_version"),
    ]
