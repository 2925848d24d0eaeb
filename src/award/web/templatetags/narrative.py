"""The narrative of a dossier on a page: {% narrative text pictures %}, each piece escaped by the template."""

from collections.abc import Mapping
from typing import Any

from django import template

from award.process.narrative import PICTURE, parse

register = template.Library()


@register.inclusion_tag("parts/narrative.html")
def narrative(
    text: str, pictures: Mapping[str, Mapping[str, Any]] | None = None, at: str = ""
) -> dict[str, Any]:
    """`pictures`: number -> {id, ...}, as a dossier's content keeps them; `at`: the clause under which each
    block is numbered, so that it can be referred to."""
    kept = pictures or {}
    blocks = []
    for b in parse(str(text or "")):
        file = kept.get(str(b.number)) if b.kind == PICTURE else None
        blocks.append((b, f"/files/{file['id']}/" if file else ""))
    return {"blocks": blocks, "at": at}
