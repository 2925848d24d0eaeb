"""Invented reviews whose truth is known: what calibration is worth on them."""

from collections.abc import Sequence
from random import Random

from award.process.calibration import Mark, fit


def review(
    files: int, examiners: int, sheets: int, seed: int, *, severity: float = 45, noise: float = 30
) -> tuple[dict[str, float], list[Mark]]:
    """(truth, marks): each file is read by some of the examiners, chosen by chance."""
    rng = Random(seed)
    truth = {f"A{n:02d}": rng.gauss(600, 60) for n in range(files)}
    strict = {f"E{n:02d}": rng.gauss(0, severity) for n in range(examiners)}
    marks = [
        Mark(e, "P", f, "document", level + strict[e] + rng.gauss(0, noise))
        for f, level in truth.items()
        for e in rng.sample(sorted(strict), sheets)
    ]
    return truth, marks


def gain(reviews: int = 40, files: int = 12, examiners: int = 20, sheets: int = 5) -> dict[str, float]:
    """Mean correlation with the truth and recall of the top five: of the raw means, of calibrated levels."""
    found = {
        "raw_correlation": 0.0,
        "calibrated_correlation": 0.0,
        "raw_recall": 0.0,
        "calibrated_recall": 0.0,
    }
    for seed in range(reviews):
        truth, marks = review(files, examiners, sheets, seed)
        model = fit(marks)
        for name, scores in (("raw", model.means), ("calibrated", model.levels)):
            known = {file: value for (file, _), value in scores.items()}
            found[f"{name}_correlation"] += _correlation(truth, known) / reviews
            found[f"{name}_recall"] += len(_best(truth) & _best(known)) / 5 / reviews
    return found


def _best(scores: dict[str, float]) -> set[str]:
    return set(sorted(scores, key=lambda f: -scores[f])[:5])


def _correlation(a: dict[str, float], b: dict[str, float]) -> float:
    left, right = [a[f] for f in a], [b[f] for f in a]
    ma, mb = sum(left) / len(left), sum(right) / len(right)
    above = sum((x - ma) * (y - mb) for x, y in zip(left, right, strict=True))
    return above / _length(left, ma) / _length(right, mb)


def _length(values: Sequence[float], mean: float) -> float:
    return float(sum((v - mean) ** 2 for v in values) ** 0.5)
