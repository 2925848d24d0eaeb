from django.apps import AppConfig


class Courses(AppConfig):
    name = "award.records.courses"
    label = "courses"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "培训"
