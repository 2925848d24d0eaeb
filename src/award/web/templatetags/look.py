"""How things are shown: company names, days, moments, figures, icons, clocks, form widgets."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.forms import BaseForm, BoundField, widgets
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from award.law.dates import WEEKDAYS, spoken
from award.law.workdays import Cell
from award.process.entry_form import characters
from award.web import drawing
from award.web.headers import NavItem
from award.web.headers import public_nav as entries
from award.web.icons import ICONS

register = template.Library()

SHANGHAI = ZoneInfo("Asia/Shanghai")
CENT = Decimal("0.01")
TAG_ICONS = {"ok": "tick", "wait": "clock", "late": "clock", "now": "page"}

# A name breaks after its place and before its legal form: 包头市|北曜稀土永磁材料|股份有限公司
_PLACE = re.compile(
    r"内蒙古(?!自治区)|[\u4e00-\u9fff]{2,9}?(?:自治区|省|市(?![场政民区长])|旗|县|区(?![域块]))"
)
_FORM = re.compile(r"(?:[（(]?集团[）)]?)?(?:股份有限公司|有限责任公司|有限公司)$|集团$")


def split_name(name: str) -> list[str]:
    """The pieces of a company's name between which a line may break."""
    rest, pieces = name.strip(), list[str]()
    while (place := _PLACE.match(rest)) and place.end() < len(rest):
        pieces.append(place[0])
        rest = rest[place.end() :]
    form = _FORM.search(rest)
    if form and form.start():
        return [*pieces, rest[: form.start()], form[0]]
    return [*pieces, rest]


@register.filter
def org(name: str) -> SafeString:
    """A company's name, never truncated, breaking at meaning."""
    return format_html(
        '<span class="org">{}</span>', mark_safe("<wbr>".join(map(escape, split_name(str(name)))))
    )


def local(value: date | datetime) -> date | datetime:
    """The same moment in Baotou's clock; days as they are."""
    return value.astimezone(SHANGHAI) if isinstance(value, datetime) and value.tzinfo else value


@register.filter
def zhday(value: date | datetime | None) -> SafeString | str:
    """2026-05-12（周二）, never wrapped; empty for None. In attributes use `|zhday_text`."""
    if not value:
        return ""
    return format_html('<time class="nb" datetime="{}">{}</time>', zhday_text(value)[:10], zhday_text(value))


@register.filter
def zhday_text(value: date | datetime | None) -> str:
    """2026-05-12（周二） as plain text."""
    if not value:
        return ""
    day = local(value)
    return spoken(day.date() if isinstance(day, datetime) else day)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """2026-05-12（周二） 14:03:22 in Baotou's clock."""
    if not value:
        return ""
    here = local(value)
    said = f"{zhday_text(value)} {here:%H:%M:%S}"
    return format_html('<time class="nb" datetime="{}">{}</time>', here.isoformat(), said)


@register.filter
def points(value: Decimal | str | None) -> str:
    """A score with two places, half up: 612.50; — for None."""
    return "—" if value in (None, "") else str(Decimal(str(value)).quantize(CENT, ROUND_HALF_UP))


@register.filter
def money(value: Decimal | None) -> str:
    """A sum in yuan, to the cent: 12,000.50; a true minus; — for None."""
    return "—" if value is None else f"{value:,.2f}".replace("-", "−")


@register.filter
def signed(value: float) -> str:
    """A difference with its sign and one place: +2.5, −3.0."""
    return f"{value:+.1f}".replace("-", "−").replace("−0.0", "+0.0")


@register.filter
def points_apart(value: int) -> str:
    """A whole difference with its sign: +5, −10, 0."""
    return f"{value:+d}".replace("-", "−") if value else "0"


@register.filter(name="characters")
def count_characters(value: object) -> int:
    """Characters as Chinese word counts take them."""
    return characters(str(value or ""))


@register.simple_tag
def icon(name: str) -> SafeString:
    """{% icon "lock" %}: a line icon that the ear skips; a word stands beside it."""
    return mark_safe(
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS[name]}"/></svg>'
    )


@register.inclusion_tag("parts/tag.html")
def tag(kind: str, text: str, icon: str | None = None) -> dict[str, Any]:
    """{% tag "ok" "无此情形" %}: kinds ok, wait, late, now, none; an icon of another name may be given."""
    return {"kind": "" if kind == "none" else kind, "text": text, "icon": icon or TAG_ICONS.get(kind)}


@register.simple_tag
def clock(cells: Iterable[Cell], short: int = 0, deadline: date | None = None) -> drawing.Clock:
    """{% clock cells short as c %}: the view-model of parts/days.html."""
    return drawing.clock(cells, short=short or 0, deadline=deadline or None)


@register.inclusion_tag("parts/mini.html")
def mini(cells: Iterable[Cell], deadline: date | None = None) -> dict[str, Any]:
    """{% mini cells deadline %}: the small clock; nothing where there are no cells."""
    return {"mini": drawing.mini(cells, deadline=deadline) if cells else None}


@register.simple_tag(takes_context=True)
def public_nav(context: Mapping[str, Any]) -> list[NavItem]:
    """{% public_nav as entries %}: also works where an error page is rendered without a request."""
    request = context.get("request")
    return entries(request.get_full_path() if request else "")


def _kind(widget: widgets.Widget) -> str:
    if isinstance(widget, widgets.CheckboxInput):
        return "check"
    if isinstance(widget, widgets.RadioSelect | widgets.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, widgets.FileInput):
        return "file"
    if isinstance(widget, widgets.DateTimeInput):
        return "moment"
    if isinstance(widget, widgets.DateInput):
        return "day"
    return "text"


@register.filter
def widget_kind(field: BoundField) -> str:
    """check, choices, file, day, moment or text: what parts/field.html draws around a widget."""
    return _kind(field.field.widget)


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """{% widget field %}: the input with our class; days and moments as the browser's own pickers."""
    kind, inner = _kind(field.field.widget), field.field.widget
    attrs: dict[str, Any] = {}
    if kind not in ("check", "choices"):
        attrs["class"] = f"{inner.attrs.get('class', '')} input".strip()
    if kind in ("day", "moment"):
        inner.input_type = "date" if kind == "day" else "datetime-local"
        inner.format = "%Y-%m-%d" if kind == "day" else "%Y-%m-%dT%H:%M"
    if isinstance(inner, widgets.NumberInput):  # a number input would swallow what is no number: 9.6亿
        inner.input_type = "text"
        attrs["inputmode"] = "decimal"
    hints = getattr(field.field, "award", {})
    described = [f"{field.auto_id}_error"] if field.errors else []
    if field.help_text or hints:
        described.append(f"{field.auto_id}_hint")
    if described and field.auto_id:
        attrs["aria-describedby"] = " ".join(described)
    if hints.get("limit"):
        attrs["data-count"] = hints["limit"]
    return field.as_widget(attrs=attrs)


@register.filter
def error_count(form: BaseForm) -> int:
    """How many mistakes a form has, over all its fields."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def chosen_weekday(field: BoundField) -> str:
    """周二 beside a date input that holds a day; nothing beside an empty or impossible one."""
    value = field.value()
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return ""
    return f"周{WEEKDAYS[day.weekday()]}" if day else ""
