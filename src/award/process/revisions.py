"""What one save changed, so that it can be undone and shown: a delta, and two texts side by side."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

LONG = 120  # texts from here on are kept as the piece that differs
FINE = 400  # pieces up to here are compared character by character
AROUND = 40  # characters shown before and after a difference

Values = Mapping[str, Any]
Piece = tuple[str, str]  # same | out | in | gap, and the text


def delta(key: str, was: Any, now: Any) -> dict[str, Any] | None:
    """What leads from one value to the other, and back; None where they are equal.

    Long texts: `at` the place, `was` and `now` the pieces that differ there.
    """
    if was == now:
        return None
    if isinstance(was, str) and isinstance(now, str) and min(len(was), len(now)) > LONG:
        start = _common(was, now)
        end = min(_common(was[::-1], now[::-1]), min(len(was), len(now)) - start)
        return {
            "key": key,
            "at": start,
            "was": was[start : len(was) - end],
            "now": now[start : len(now) - end],
        }
    return {"key": key, "was": was, "now": now}


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def undone(change: Mapping[str, Any], now: Any) -> Any:
    """The value before a change, given the value after it."""
    if "at" not in change:
        return change["was"]
    at, after = change["at"], change["now"]
    return f"{now[:at]}{change['was']}{now[at + len(after) :]}"


def differences(kept: Values, written: Values, prefix: str = "") -> list[dict[str, Any]]:
    """The deltas of everything in `written` that is not so in `kept`; the texts of items as clause/text."""
    found = []
    for key, now in written.items():
        was = kept.get(key)
        if isinstance(now, dict):
            found += differences(was if isinstance(was, dict) else {}, now, f"{prefix}{key}/")
            continue
        change = delta(f"{prefix}{key}", was, now)
        if change is not None and not (was is None and now in ("", [], None, False)):
            found.append(change)
    return found


def back(values: dict[str, Any], changes: Iterable[Mapping[str, Any]]) -> None:
    """Undo changes in place, the latest first. Keys with / lie in a record of their own."""
    for change in changes:
        holder, key = values, change["key"]
        while "/" in key:
            first, _, key = key.partition("/")
            holder = holder.setdefault(first, {})
        holder[key] = undone(change, holder.get(key))


def pieces(was: str, now: str) -> list[Piece]:
    """Two texts as one reading: what is the same, what went out, what came in. Long sameness is a gap."""
    made: list[Piece] = []
    for tag, a, b in _opcodes(_sentences(was), _sentences(now)):
        if tag == "same":
            made.append(("same", a))
        elif len(a) <= FINE and len(b) <= FINE and a and b:
            made += [(t, x if t != "in" else y) for t, x, y in _split(_opcodes(list(a), list(b)))]
        else:
            made += [("out", a)] * bool(a) + [("in", b)] * bool(b)
    return _shortened(_joined(made))


def _sentences(text: str) -> list[str]:
    return re.findall(r"[^。；！？\n]*[。；！？\n]|[^。；！？\n]+", text)


def _opcodes(one: list[str], other: list[str]) -> list[tuple[str, str, str]]:
    """same | changed, and the two pieces joined."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        ("same" if tag == "equal" else "changed", "".join(one[i:j]), "".join(other[k:m]))
        for tag, i, j, k, m in matcher.get_opcodes()
    ]


def _split(codes: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    made = []
    for tag, a, b in codes:
        if tag == "same":
            made.append(("same", a, b))
        else:
            made += [("out", a, b)] * bool(a) + [("in", a, b)] * bool(b)
    return made


def _joined(made: list[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for kind, text in made:
        if joined and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + text)
        else:
            joined.append((kind, text))
    return joined


def _shortened(made: list[Piece]) -> list[Piece]:
    short: list[Piece] = []
    for n, (kind, text) in enumerate(made):
        head, tail = n > 0, n < len(made) - 1
        if kind != "same" or len(text) <= AROUND * (head + tail) + AROUND:
            short.append((kind, text))
            continue
        if head:
            short.append(("same", text[:AROUND]))
        short.append(("gap", f"……（{len(text) - AROUND * (head + tail)}字相同）……"))
        if tail:
            short.append(("same", text[-AROUND:]))
    return short
