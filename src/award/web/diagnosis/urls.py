"""Self-diagnosis: the unit's own addresses."""

from django.urls import path

from award.web.diagnosis import carry, rounds, sheet, taking_out
from award.web.diagnosis import plan as planned

urlpatterns = [
    path("applicant/diagnosis/", rounds.index, name="diagnosis"),
    path("applicant/diagnosis/<int:pk>/", sheet.page, name="diagnosis_page"),
    path("applicant/diagnosis/<int:pk>/save/", sheet.autosave, name="diagnosis_save"),
    path("applicant/diagnosis/<int:pk>/finish/", sheet.finish, name="diagnosis_finish"),
    path("applicant/diagnosis/<int:pk>/share/", rounds.share, name="diagnosis_share"),
    path("applicant/diagnosis/<int:pk>/measures/new/", planned.add, name="diagnosis_add"),
    path("applicant/diagnosis/<int:pk>/measures/<int:number>/", planned.alter, name="diagnosis_alter"),
    path("applicant/diagnosis/<int:pk>/plan.xlsx", taking_out.plan_xlsx, name="diagnosis_plan"),
    path("applicant/diagnosis/<int:pk>/items.xlsx", taking_out.items_xlsx, name="diagnosis_items"),
    path("applicant/diagnosis/<int:pk>/carry/", carry.carry, name="diagnosis_carry"),
    path("applicant/diagnosis/<int:pk>/report.pdf", taking_out.pdf, name="diagnosis_pdf"),
]
