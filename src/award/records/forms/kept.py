"""A version of the entry form by its name, for process/entry_form.load."""

from award.records.forms.models import FormVersion


def body_of(name: str) -> str | None:
    """The definition as JSON; None for a name that is not kept."""
    if "-" not in name:  # a cycle's own are called 10-3; others are packaged or nobody's
        return None
    found: str | None = FormVersion.objects.filter(name=name).values_list("body", flat=True).first()
    return found
