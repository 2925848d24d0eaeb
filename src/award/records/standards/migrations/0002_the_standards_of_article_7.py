"""Article 7 names the two standards itself: they stand in the register from the first day."""

from datetime import UTC, datetime
from typing import Any

from django.db import migrations

ISSUED_BY = "国家质量监督检验检疫总局、国家标准化管理委员会"
NOTE = "第七条指定；发布、施行日期以标准文本为准"
STANDARDS = (
    ("criteria", "卓越绩效评价准则", "GB/T 19580-2012"),
    ("criteria", "卓越绩效评价准则实施指南", "GB/Z 19579-2012"),
)
REGULATION = datetime(
    2025, 9, 4, 16, tzinfo=UTC
)  # the day on which the regulation came into force, in Baotou


def enter(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("standards", "StandardVersion").objects
    for kind, title, number in STANDARDS:
        rows.get_or_create(
            title=title,
            number=number,
            defaults={"kind": kind, "issued_by": ISSUED_BY, "note": NOTE, "confirmed_at": REGULATION},
        )


class Migration(migrations.Migration):
    dependencies = [("standards", "0001_initial")]
    operations = [migrations.RunPython(enter, migrations.RunPython.noop)]
