"""CITY's addresses, under /city/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from award.web.city import (
    call,
    compose,
    consult,
    desk,
    dossier_page,
    files_list,
    history,
    honours,
    lists,
    objection_letter,
    objections,
    paper,
    plan,
    plan_edit,
    qualification,
)

urlpatterns: list[URLPattern] = [
    path("", desk.desk, name="city"),
    path("export/", desk.export, name="city_export"),
    path("qualification/", files_list.files, name="city_files"),
    path("qualification/export/", files_list.export, name="city_files_export"),
    path("qualification/<int:pk>/", qualification.file, name="city_file"),
    path("qualification/<int:pk>/consult/", consult.consult, name="city_consult"),
    path("qualification/<int:pk>/dossier/", dossier_page.dossier, name="city_dossier"),
    path("qualification/<int:pk>/history/", history.history, name="city_history"),
    path("plan/", plan.cycles, name="city_plans"),
    path("plan/new/", plan_edit.new, name="city_plan_new"),
    path("plan/<int:pk>/", plan.cycle, name="city_plan"),
    path("plan/<int:pk>/edit/", plan_edit.edit, name="city_plan_edit"),
    path("call/<int:pk>/", call.call, name="city_call"),
    path("lists/", lists.index, name="city_lists"),
    path("lists/<int:pk>/", lists.page, name="city_list"),
    path("lists/<int:pk>/prepare/", compose.prepare, name="city_prepare"),
    path("objections/", objections.index, name="city_objections"),
    path("objections/letter/<int:notice>/", objection_letter.letter, name="city_objection_letter"),
    path("objections/<int:pk>/", objections.page, name="city_objection"),
    path("objections/<int:pk>/identity/", objections.identity, name="city_identity"),
    path("paper/", paper.index, name="city_papers"),
    path("paper/new/", paper.new, name="city_paper_new"),
    path("paper/<int:pk>/", paper.page, name="city_paper"),
    path("paper/<int:pk>/back/", paper.send_back, name="city_paper_back"),
    path("honours/", honours.index, name="city_honours"),
    path("honours/<int:pk>/", honours.page, name="city_honour"),
]
