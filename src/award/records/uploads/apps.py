from django.apps import AppConfig


class Uploads(AppConfig):
    name = "award.records.uploads"
    label = "uploads"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "上传与查阅"
