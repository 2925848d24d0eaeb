from django.apps import AppConfig


class Means(AppConfig):
    name = "award.records.means"
    label = "means"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "评审工作经费"
