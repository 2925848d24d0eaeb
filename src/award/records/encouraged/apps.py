from django.apps import AppConfig


class Encouraged(AppConfig):
    name = "award.records.encouraged"
    label = "encouraged"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "重点支持企业"
