"""The ten counties of Baotou, 稀土高新区 among them (Articles 10, 12, 19, 21), from data/divisions.json.

150271 is a statistical code, not a division of GB/T 2260. A file goes to the county of the place of
registration (住所), never to the one in the credit code, which names the first registrar.
"""

from dataclasses import dataclass

from award.law.data_files import data


@dataclass(frozen=True, slots=True)
class Division:
    """One county: six-digit code, Chinese name, kind (district, banner, county, development_zone)."""

    code: str
    name_zh: str
    kind: str


DIVISIONS: tuple[Division, ...] = tuple(
    Division(entry.text("code"), entry.text("name_zh"), entry.text("kind"))
    for entry in data("divisions").objects("divisions")
)
