"""The system administrator's addresses, under /admin/."""

from django.urls import path
from django.urls.resolvers import URLPattern

from award.web.admin import holidays, organs, people

urlpatterns: list[URLPattern] = [
    path("people/", people.index, name="admin_people"),
    path("people/new/", people.new, name="admin_person_new"),
    path("people/<int:pk>/end/", people.end, name="admin_person_end"),
    path("organs/", organs.index, name="admin_organs"),
    path("organs/new/", organs.new, name="admin_organ_new"),
    path("organs/<int:pk>/", organs.edit, name="admin_organ"),
    path("holidays/", holidays.holidays, name="admin_holidays"),
]
