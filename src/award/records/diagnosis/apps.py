"""Self-diagnosis on the 23 items and the plan that follows from it (Articles 7 and 11): the unit's own."""

from django.apps import AppConfig


class DiagnosisConfig(AppConfig):
    name = "award.records.diagnosis"
    label = "diagnosis"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "自我诊断"
