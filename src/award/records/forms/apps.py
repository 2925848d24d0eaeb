from django.apps import AppConfig


class Forms(AppConfig):
    name = "award.records.forms"
    label = "forms"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "表样"

    def ready(self) -> None:
        """process/entry_form asks here for the versions that are not packaged."""
        from award.process.entry_form import kept_elsewhere
        from award.records.forms.kept import body_of

        kept_elsewhere(body_of)
