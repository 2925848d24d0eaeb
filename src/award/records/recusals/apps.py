from django.apps import AppConfig


class Recusals(AppConfig):
    name = "award.records.recusals"
    label = "recusals"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "回避"
