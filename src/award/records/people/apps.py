from django.apps import AppConfig


class People(AppConfig):
    name = "award.records.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "人员与席位"
