"""The addresses of the library of methods: for everybody, and the desk where entries are made."""

from django.urls import path

from award.web.methods import desk, library

urlpatterns = [
    path("", library.index, name="methods"),
    path("<int:pk>/", library.entry, name="method"),
    path("<int:pk>/file/", library.file, name="method_file"),
    path("desk/", desk.index, name="methods_desk"),
    path("desk/new/", desk.new, name="method_new"),
    path("desk/<int:pk>/", desk.page, name="method_desk"),
    path("desk/<int:pk>/file/", desk.file, name="method_desk_file"),
]
