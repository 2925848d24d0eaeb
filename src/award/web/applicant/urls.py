"""The enterprise's addresses."""

from django.urls import path

from award.web.applicant import (
    evidence,
    form,
    home,
    internal_notice,
    letters,
    people,
    report,
    sme,
    submit,
    tus,
)

urlpatterns = [
    path("", home.home, name="applicant"),
    path("start/", home.start, name="applicant-start"),
    path("form/", form.overview, name="applicant-form"),
    path("form/<slug:key>/", form.section, name="applicant-section"),
    path("size/", sme.size, name="applicant-size"),
    path("report/", report.report, name="applicant-report"),
    path("evidence/", evidence.evidence, name="applicant-evidence"),
    path("evidence/<uuid:pk>/remove/", evidence.remove, name="applicant-evidence-remove"),
    path("evidence/<uuid:pk>/claim/", evidence.claim, name="applicant-evidence-claim"),
    path("uploads/", tus.create, name="applicant-uploads"),
    path("uploads/<uuid:pk>/", tus.part, name="applicant-upload"),
    path("internal-notice/", internal_notice.internal_notice, name="applicant-internal-notice"),
    path("submit/", submit.submit, name="applicant-submit"),
    path("people/", people.people, name="applicant-people"),
    path("receipt/<int:pk>/", letters.receipt, name="applicant-receipt"),
    path("letter/<int:pk>/", letters.letter, name="applicant-letter"),
]
