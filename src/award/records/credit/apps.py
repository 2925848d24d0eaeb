from django.apps import AppConfig


class Credit(AppConfig):
    name = "award.records.credit"
    label = "credit"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "信用名单"
