from django.apps import AppConfig


class Incubation(AppConfig):
    name = "award.records.incubation"
    label = "incubation"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "培育库"
