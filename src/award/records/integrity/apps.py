from django.apps import AppConfig


class Integrity(AppConfig):
    name = "award.records.integrity"
    label = "integrity"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "诚信台账"
