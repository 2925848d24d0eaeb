from django.apps import AppConfig


class Applications(AppConfig):
    name = "award.records.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "申报"
