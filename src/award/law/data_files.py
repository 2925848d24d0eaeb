"""The packaged JSON of law/data: criteria, size classes, counties. Each file carries its provenance."""

from functools import cache
from importlib.resources import files

from award.law.json_input import Reader, read_object


@cache
def data(name: str) -> Reader:
    """law/data/NAME.json, ready to be read key by key."""
    return read_object((files("award.law") / "data" / f"{name}.json").read_bytes())
