from django.apps import AppConfig


class Filings(AppConfig):
    name = "award.records.filings"
    label = "filings"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "提交"
