"""The enterprise's addresses."""

from django.urls import path

from award.web.applicant import (
    bringing,
    check,
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
    writing,
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
    path("eligibility/", check.eligibility, name="applicant-eligibility"),
    path("check/", check.check, name="applicant-check"),
    path("workbook/", bringing.workbook, name="applicant-workbook"),
    path("earlier/", bringing.earlier, name="applicant-earlier"),
    path("papers/<slug:kind>/", bringing.paper, name="applicant-paper"),
    path("presence/", writing.presence, name="applicant-presence"),
    path("history/", writing.history, name="applicant-history"),
    path("history/<int:revision>/", writing.version, name="applicant-version"),
    path("pictures/", writing.pictures, name="applicant-pictures"),
    path("internal-notice/paper.pdf", internal_notice.paper, name="applicant-internal-notice-paper"),
    path("internal-notice/objection/", internal_notice.objection, name="applicant-inside-objection"),
    path(
        "internal-notice/objection/<int:pk>/remove/",
        internal_notice.take_back,
        name="applicant-inside-objection-remove",
    ),
    path("submit/", submit.submit, name="applicant-submit"),
    path("people/", people.people, name="applicant-people"),
    path("receipt/<int:pk>/", letters.receipt, name="applicant-receipt"),
    path("letter/<int:pk>/", letters.letter, name="applicant-letter"),
]
