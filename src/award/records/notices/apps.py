from django.apps import AppConfig


class Notices(AppConfig):
    name = "award.records.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "名单与公示"
