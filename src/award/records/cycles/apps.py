from django.apps import AppConfig


class Cycles(AppConfig):
    name = "award.records.cycles"
    label = "cycles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "届次"
