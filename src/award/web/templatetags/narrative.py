"""The narrative of a dossier on a page: {% narrative text pictures %}, each piece escaped by the template."""

from collections.abc import Mapping
from typing import Any

from django import template

from award.process.narrative import PICTURE, parse

register = template.Library()


@register.inclusion_tag("parts/narrative.html")
def narrative(
    text: str, pictures: Mapping[str, Mapping[str, Any]] | None = None, at: str = "", under: str = ""
) -> dict[str, Any]:
    """`pictures`: number -> {id, ...}, as a dossier's content keeps them; `at`: the clause under which each
    block is numbered, so that it can be referred to; `under`: where the pictures of a text with a page of
    its own are (.../pictures/), each with its width and height."""
    kept = pictures or {}
    blocks = []
    for b in parse(str(text or "")):
        file = kept.get(str(b.number)) if b.kind == PICTURE else None
        url = "" if file is None else f"{under}{b.number}/" if under else f"/files/{file['id']}/"
        blocks.append((b, url, file))
    return {"blocks": blocks, "at": at, "own_page": bool(under)}
