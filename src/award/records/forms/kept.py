"""A version of the entry form by its name, for process/entry_form.load."""

from award.records.forms.models import FormVersion


def body_of(name: str) -> str | None:
    """The definition as JSON; None for a name that is not kept."""
    found: str | None = FormVersion.objects.filter(name=name).values_list("body", flat=True).first()
    return found
