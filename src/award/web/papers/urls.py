"""Official papers: the same pages for each seat that makes some; the template is CITY's alone."""

from django.urls import path

from award.process.kinds import Actor
from award.web.papers import catalogue, making, register, template
from award.web.seats import seat

SEATS = (Actor.CITY, Actor.COUNTY, Actor.OFFICE, Actor.GOVERNMENT)

urlpatterns = [
    path(f"{actor}/papers/{address}", seat(actor)(view))
    for actor in SEATS
    for address, view in (
        ("", catalogue.page),
        ("make/<str:key>/", making.choose),
        ("make/<str:key>/<int:pk>/", making.make),
        ("make/<str:key>/<int:pk>/preview.pdf", making.preview),
        ("register/", register.index),
        ("register/export/", register.export),
        ("<int:pk>/", register.page),
        ("<int:pk>/scan/", register.scan),
        ("<int:pk>/v<int:version>.<str:kind>", register.download),
    )
] + [
    path(f"{Actor.CITY}/papers/template/", seat(Actor.CITY)(template.page)),
    path(f"{Actor.CITY}/papers/template/house.docx", seat(Actor.CITY)(template.house)),
    path(f"{Actor.CITY}/papers/template/withdraw/", seat(Actor.CITY)(template.withdraw)),
]
