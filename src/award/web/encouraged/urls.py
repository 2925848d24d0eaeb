"""The addresses of the encouraged groups."""

from django.urls import path

from award.web.encouraged import inviting, own, register, taking_in

urlpatterns = [
    path("encouraged/", register.index, name="encouraged"),
    path("encouraged/new/", register.new, name="encouraged-new"),
    path("encouraged/import/", taking_in.load, name="encouraged-import"),
    path("encouraged/invitations/", inviting.index, name="encouraged-invitations"),
    path("encouraged/invitations/<int:pk>/", inviting.invite, name="encouraged-invite"),
    path("encouraged/figures/", register.figures, name="encouraged-figures"),
    path("encouraged/doubts/<int:pk>/", register.answer, name="encouraged-answer"),
    path("encouraged/<int:pk>/", register.page, name="encouraged-tag"),
    path("encouraged/<int:pk>/correct/", register.correct, name="encouraged-correct"),
    path("applicant/encouraged/", own.home, name="applicant-encouraged"),
    path("applicant/encouraged/<int:pk>/doubt/", own.doubt, name="applicant-encouraged-doubt"),
]
