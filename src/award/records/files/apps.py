from django.apps import AppConfig


class Files(AppConfig):
    name = "award.records.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "文件"
