"""/city/panels/, /city/evaluation/ and the examiner's desk: Articles 7, 9, 23, 24, 27, 28."""

from django.urls import path

from award.web.review import (
    composing,
    countersigning,
    declaring,
    drawing,
    evaluation,
    evidence,
    feedback,
    matching,
    opening,
    panels,
    result,
    sheet,
    worklist,
)

urlpatterns = [
    path("city/panels/", panels.index),
    path("city/panels/new/", composing.new),
    path("city/panels/<int:pk>/", panels.page),
    path("city/panels/<int:pk>/change/", composing.change),
    path("city/panels/<int:pk>/review/", opening.page),
    path("city/draw/", drawing.index),
    path("city/draw/seal/", drawing.seal),
    path("city/draw/match/", matching.new),
    path("city/draw/<int:pk>/", drawing.page),
    path("city/draw/<int:pk>/match/", matching.again),
    path("city/draw/<int:pk>/record.json", matching.record),
    path("city/draw/<int:pk>/pool/", drawing.pool),
    path("city/evaluation/", evaluation.page),
    path("city/evaluation/evidence/", evidence.page),
    path("city/evaluation/export/", evaluation.export),
    path("city/feedback/", feedback.index),
    path("city/feedback/export/", feedback.export),
    path("city/feedback/<int:pk>/", feedback.page),
    path("city/feedback/<int:pk>/report.pdf", feedback.pdf),
    path("city/feedback/<int:pk>/report.docx", feedback.docx),
    path("examiner/", worklist.desk_page),
    path("examiner/declaration/<int:pk>/", declaring.page),
    path("examiner/sheet/<int:pk>/", sheet.page),
    path("examiner/sheet/<int:pk>/save/", sheet.autosave),
    path("examiner/result/<int:pk>/", result.page),
    path("examiner/result/<int:pk>/word/", countersigning.page),
]
