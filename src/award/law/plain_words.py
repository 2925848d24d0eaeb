"""Plain words beside each article, for readers: no rule reads them, and the article's own words prevail."""

import tomllib
from functools import cache
from importlib.resources import files

from award.law import texts


@cache
def notes(text: str = texts.CURRENT) -> dict[int, str]:
    """The note of each article of a text; none for a text that has no notes yet."""
    found = files("award.law") / "plain" / f"{text}.toml"
    if not found.is_file():
        return {}
    return {int(number): str(said) for number, said in tomllib.loads(found.read_text("utf-8")).items()}
