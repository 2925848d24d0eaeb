"""The register of recipients before this system, and changes of the bodies in it: entered, then confirmed.

Article 3's interval relies on the register, so nothing in it counts before a second officer confirmed it.
"""

from enum import StrEnum

from award.law import art03_limits
from award.law.art18_launch import second_officer
from award.law.citation import house
from award.process.kinds import Actor, Steps


class R(StrEnum):
    DRAFT = "draft"
    IN_FORCE = "in_force"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        return REGISTER_ZH[self]


REGISTER_ZH = {R.DRAFT: "待另一名工作人员复核", R.IN_FORCE: "已登记", R.REFUSED: "复核退回，未登记"}
REGISTER = house("register", "往届获奖单位和名称变更经另一名工作人员复核后，才作为核对的依据")

# What can become of a body: its words, and whether another body takes its place.
CHANGES: dict[str, tuple[str, bool]] = {
    "rename": ("更名", False),
    "merger": ("被合并", True),
    "division": ("分立", True),
    "conversion": ("改制、承继", True),
}

A = Actor


class ArchiveRoad(Steps):
    CONFIRM = (
        "复核登记", A.CITY, R.DRAFT, R.IN_FORCE, REGISTER, second_officer, art03_limits.not_yet_registered,
    )  # fmt: skip
    SEND_BACK = "复核退回", A.CITY, R.DRAFT, R.REFUSED, REGISTER, second_officer


class ChangeRoad(Steps):
    CONFIRM = "复核登记", A.CITY, R.DRAFT, R.IN_FORCE, REGISTER, second_officer
    SEND_BACK = "复核退回", A.CITY, R.DRAFT, R.REFUSED, REGISTER, second_officer
