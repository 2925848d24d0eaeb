from django.apps import AppConfig


class Mutual(AppConfig):
    name = "award.records.mutual"
    label = "mutual"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "双向评价"
