"""Exact decimal arithmetic for scores: sums and means without loss, two places half up at the end."""

from collections.abc import Collection
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

CENT = Decimal("0.01")
_EXACT = Context(prec=200)  # longer than any product or sum of the figures that are read


def total(figures: Collection[Decimal]) -> Decimal:
    """The exact sum."""
    with localcontext(_EXACT):
        return sum(figures, Decimal(0))


def mean(figures: Collection[Decimal]) -> Decimal:
    """The mean of at least one figure, to 200 digits."""
    with localcontext(_EXACT):
        return sum(figures, Decimal(0)) / len(figures)


def weighted(*pairs: tuple[Decimal, Decimal]) -> Decimal:
    """The exact sum of weight x figure."""
    with localcontext(_EXACT):
        return sum((weight * figure for weight, figure in pairs), Decimal(0))


def printed(figure: Decimal) -> Decimal:
    """As it is printed and compared: two places, half up."""
    with localcontext(_EXACT):
        return figure.quantize(CENT, rounding=ROUND_HALF_UP)


def text(figure: Decimal | None) -> str | None:
    """612.5 -> "612.50"; None stays None."""
    return None if figure is None else f"{printed(figure):f}"
