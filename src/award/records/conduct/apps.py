from django.apps import AppConfig


class Conduct(AppConfig):
    name = "award.records.conduct"
    label = "conduct"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "评审纪律"
