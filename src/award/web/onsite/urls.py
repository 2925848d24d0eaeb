"""/examiner/visit/ and what belongs to it: Articles 23 and 28 on site."""

from django.urls import path

from award.web.onsite import arranging, field, telling, visit

urlpatterns = [
    path("examiner/visit/<int:pk>/", visit.page),
    path("examiner/visit/<int:pk>/arrange/", arranging.page),
    path("examiner/visit/<int:pk>/closing/", telling.closing),
    path("examiner/visit/<int:pk>/report/", telling.report),
    path("examiner/visit/<int:pk>/pack/", field.pack),
    path("examiner/visit/<int:pk>/sync/", field.sync),
    path("examiner/field/", field.shell),
    path("examiner/field/worker.js", field.worker),
    path("examiner/field/manifest.webmanifest", field.manifest),
    path("examiner/field/token/", field.token),
]
