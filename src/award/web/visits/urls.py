"""Visits (Article 32): one set of pages for the quality authority, the departments and the counties."""

from django.urls import path

from award.web.visits import index, report, site, visit

urlpatterns = [
    path("", index.index, name="visits"),
    path("<int:pk>/", visit.visit, name="visit"),
    path("<int:pk>/site/", site.site, name="visit_site"),
    path("<int:pk>/report.pdf", report.report, name="visit_report"),
]
