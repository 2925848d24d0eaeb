"""Certificates and insignia: the same pages for the government and the quality authority (26, 33)."""

from django.urls import path

from award.process.kinds import Actor
from award.web.insignia import certificates, register
from award.web.seats import seat

SEATS = (Actor.GOVERNMENT, Actor.CITY)

urlpatterns = [
    path(f"{actor}/{address}", seat(actor)(view))
    for actor in SEATS
    for address, view in (
        ("certificates/", certificates.newest),
        ("certificates/<int:number>/", certificates.page),
        ("certificates/<int:number>/make/", certificates.make),
        ("certificates/<int:number>/authorise/", certificates.authorise),
        ("certificates/authorise/<int:pk>/confirm/", certificates.confirm),
        ("certificates/art/<int:pk>/<str:what>.pdf", certificates.art),
        ("insignia/", register.index),
        ("insignia/export/", register.export),
        ("insignia/<int:pk>/", register.page),
    )
]
