from django.apps import AppConfig


class Reviews(AppConfig):
    name = "award.records.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "评审"
