"""The public's addresses, at the root."""

from django.urls import path

from award.web.public import (
    draws,
    home,
    notices,
    objections,
    opinion,
    recipients,
    regulation,
    report,
    reports_desk,
    system,
    verify,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("regulation/", regulation.regulation, name="regulation"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("notices/<int:pk>/content.json", notices.content, name="notice_content"),
    path("notices/<int:pk>/opinion/", opinion.opinion, name="opinion"),
    path("draws/", draws.index, name="draws"),
    path("draws/<int:pk>/", draws.page, name="draw"),
    path("draws/<int:pk>/record.json", draws.record, name="draw_record"),
    path("objections/new/", objections.new, name="objection"),
    path("objections/receipt/", objections.receipt, name="objection_receipt"),
    path("objections/status/", objections.status, name="objection_status"),
    path("recipients/", recipients.recipients, name="recipients"),
    path("verify/", verify.box, name="verify"),
    path("verify/check/", verify.check, name="verify_check"),
    path("verify/<str:number>/", verify.number, name="verify_number"),
    path("verify/<str:number>/certificate.pdf", verify.pdf, name="certificate"),
    path("report/", report.report, name="report"),
    path("report/receipt/", report.receipt, name="report_receipt"),
    path("city/reports/", reports_desk.reports, name="reports"),
    path("city/reports/<int:pk>/", reports_desk.report, name="reports_one"),
    path("healthz", system.healthz, name="healthz"),
    path("display/", system.display, name="display"),
    path("robots.txt", system.robots, name="robots"),
]
