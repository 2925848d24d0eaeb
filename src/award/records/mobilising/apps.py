from django.apps import AppConfig


class Mobilising(AppConfig):
    name = "award.records.mobilising"
    label = "mobilising"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "申报动员"
