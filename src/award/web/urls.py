"""The addresses, gathered by seat; each view says which seats may come (`view.seats`) or is public."""

from django.urls import include, path

from award.web import acts

urlpatterns = [
    path("", include("award.web.public.urls")),
    path("", include("award.web.accounts.urls")),
    path("", include("award.web.inbox.urls")),
    path("", include("award.web.diagnosis.urls")),
    path("", include("award.web.incubation.urls")),
    path("", include("award.web.encouraged.urls")),
    path("mobilising/", include("award.web.mobilising.urls")),
    path("courses/", include("award.web.courses.urls")),
    path("methods/", include("award.web.methods.urls")),
    path("", include("award.web.files.urls")),
    path("", include("award.web.demo_bar.urls")),
    path("applicant/", include("award.web.applicant.urls")),
    path("county/", include("award.web.county.urls")),
    path("sector/", include("award.web.sector.urls")),
    path("", include("award.web.review.urls")),
    path("", include("award.web.onsite.urls")),
    path("", include("award.web.library.urls")),
    path("", include("award.web.recusal.urls")),
    path("", include("award.web.mutual.urls")),
    path("city/conduct/", include("award.web.conduct.urls")),
    path("", include("award.web.deciding.urls")),
    path("", include("award.web.insignia.urls")),
    path("events/", include("award.web.events.urls")),
    path("", include("award.web.spreading.urls")),
    path("visits/", include("award.web.visits.urls")),
    path("recipient/", include("award.web.recipient.urls")),
    path("", include("award.web.papers.urls")),
    path("", include("award.web.standards.urls")),
    path("city/means/", include("award.web.means.urls")),
    path("city/", include("award.web.city.urls")),
    path("publicity/", include("award.web.publicity.urls")),
    path("admin/", include("award.web.admin.urls")),
    path("do/<str:kind>/<int:pk>/<str:step_name>/", acts.act, name="act"),
]
