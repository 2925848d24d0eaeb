"""A version of the entry form by its name, for process/entry_form.load: read once, not once a row."""

from award.records.forms.models import FormVersion

_READ: dict[str, str] = {}


def body_of(name: str) -> str | None:
    """The definition as JSON; None for a name that is not kept. A version never changes once it is made."""
    if "-" not in name:  # a cycle's own are called 10-3; others are packaged or nobody's
        return None
    if name not in _READ:
        found = FormVersion.objects.filter(name=name).values_list("body", flat=True).first()
        if found is None:
            return None
        _READ[name] = found
    return _READ[name]


def forget(name: str) -> None:
    """What was read under a name that is given anew (its first holder was rolled back)."""
    _READ.pop(name, None)
