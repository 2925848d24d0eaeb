from django.apps import AppConfig


class Ledger(AppConfig):
    name = "award.records.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "经办记录"
