"""Trophies and certificates as things: what can become of one, and what the register asks first."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from award.law.citation import Findings, Law, cite, house, met, refuse

ISSUE = cite(26, "颁发奖牌（奖杯）、证书")
RECALL = {30: cite(30, "收回奖牌（奖杯）、证书"), 31: cite(31, "收回奖牌（奖杯）、证书")}
REPLACED = house("insignia_replaced", "未撤销称号的，只在更换时收回旧件")
REGISTER = house("insignia_register", "奖牌、证书先颁发，后收回或作废，登记日期不早于实际")


class Kind(StrEnum):
    TROPHY = "trophy"
    CERTIFICATE = "certificate"

    @property
    def label(self) -> str:
        return {Kind.TROPHY: "奖牌（奖杯）", Kind.CERTIFICATE: "证书"}[self]


class Move(StrEnum):
    ISSUED = "issued"
    RECALLED = "recalled"
    VOID = "void"  # lost, or not given back: declared void

    @property
    def label(self) -> str:
        return {Move.ISSUED: "颁发", Move.RECALLED: "收回", Move.VOID: "声明作废"}[self]


@dataclass(frozen=True, slots=True)
class PieceCase:
    """The facts before a movement is registered."""

    today: date
    awarded_on: date
    revoked_on: date | None
    grounds_article: int | None
    last: Move | None
    last_on: date | None


def law_of(move: Move, case: PieceCase) -> Law:
    """Under what a movement happens: conferring, taking back after a revocation, or a change of piece."""
    if move is Move.ISSUED:
        return ISSUE
    if case.revoked_on is None:
        return REPLACED
    return RECALL[31 if case.grounds_article == 31 else 30]


def why_not(move: Move, on: date, note: str, case: PieceCase) -> Findings:
    """What stands against registering the movement on that day."""
    if on > case.today:
        return refuse(REGISTER, f"日期{on}晚于今天", "on")
    if move is Move.ISSUED:
        return _issue(on, case)
    if case.last is not Move.ISSUED:
        return refuse(REGISTER, "这一件不在获奖单位手里：还没有颁发，或者已经收回、作废", "state")
    if case.last_on is not None and on < case.last_on:
        return refuse(REGISTER, f"日期{on}早于颁发的{case.last_on}", "on")
    if case.revoked_on is not None and on < case.revoked_on:
        return refuse(law_of(move, case), f"日期{on}早于撤销称号的{case.revoked_on}", "on")
    if (case.revoked_on is None or move is Move.VOID) and not note.strip():
        return refuse(law_of(move, case), "请写明原因（更换、遗失、未交回等）", "note")
    return met()


def _issue(on: date, case: PieceCase) -> Findings:
    if case.revoked_on is not None:
        return refuse(ISSUE, f"称号已于{case.revoked_on}撤销，不再颁发", "state")
    if case.last is Move.ISSUED:
        return refuse(REGISTER, "这一件已经登记颁发", "state")
    if on < case.awarded_on:
        return refuse(ISSUE, f"日期{on}早于授奖通报的{case.awarded_on}", "on")
    return met()
