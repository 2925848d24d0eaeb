from django.apps import AppConfig


class Methods(AppConfig):
    name = "award.records.methods"
    label = "methods"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "方法案例库"
