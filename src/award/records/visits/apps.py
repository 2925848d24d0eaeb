from django.apps import AppConfig


class Visits(AppConfig):
    name = "award.records.visits"
    label = "visits"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "寻访"
