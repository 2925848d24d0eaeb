"""What the administrator types: a person, a year's table."""

from typing import Any

from award.law.holiday_tables import YearTable, read_table

TABLE = """year = 2027
status = "official"
document = "国办发明电〔2026〕1号"
issued = 2026-11-25

[[periods]]
name = "国庆节"
off_from = "2027-10-01"
off_to = "2027-10-07"
makeup_workdays = ["2027-10-09"]
"""


def table() -> YearTable:
    return read_table(TABLE)


def person_form(**changed: Any) -> dict[str, Any]:
    return {
        "actor": "city", "person": "张三", "email": "zhang@example.com", "password": "long enough 2026",
        **changed,
    }  # fmt: skip
