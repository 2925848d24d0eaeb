"""The statistics of the evidence page, held against independent computations and against known truth (24)."""

from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
import pytest
from bench.truth import gain, review

from award.process.calibration import Mark, fit, study

WEIGHTS = {"document": 0.4, "site": 0.6}


def full_design(marks: list[Mark]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """The same model solved whole: a column for each file and stage, one for each examiner, plain lstsq."""
    cells = sorted({(m.file, m.stage) for m in marks})
    people = sorted({m.examiner for m in marks})
    design = np.zeros((len(marks), len(cells) + len(people)))
    for n, m in enumerate(marks):
        design[n, cells.index((m.file, m.stage))] = 1
        design[n, len(cells) + people.index(m.examiner)] = 1
    solved = np.linalg.lstsq(design, np.array([m.total for m in marks]), rcond=None)[0]
    shift = float(np.mean(solved[len(cells) :]))  # one connected group: severities sum to nought
    severity = {name: float(solved[len(cells) + n]) - shift for n, name in enumerate(people)}
    return severity, {cell: float(solved[n]) + shift for n, cell in enumerate(cells)}


def test_severities_and_levels_are_those_of_the_whole_design() -> None:
    for seed in range(5):
        _, marks = review(10, 8, 4, seed)
        model = fit(marks)
        assert len(model.groups) == 1
        severity, levels = full_design(marks)
        assert {s.examiner: s.points for s in model.severities} == pytest.approx(severity)
        assert model.levels == pytest.approx(levels)


def solved(matrix: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """Gauss, in fractions."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n in range(len(rows)):
        pivot = next(r for r in range(n, len(rows)) if rows[r][n])
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [value / rows[n][n] for value in rows[n]]
        for r in range(len(rows)):
            if r != n and rows[r][n]:
                rows[r] = [a - rows[r][n] * b for a, b in zip(rows[r], rows[n], strict=True)]
    return [row[-1] for row in rows]


def test_severities_errors_and_residual_are_those_of_plain_normal_equations_in_fractions() -> None:
    """Unknowns: a level a file, a severity an examiner, the multiplier of "severities sum to nought"."""
    totals = {"a": (612, 540, 488), "b": (590, 533, None), "c": (None, 561, 470), "d": (640, 555, 505)}
    marks = [
        Mark(examiner, "P", f"F{n}", "document", float(total))
        for examiner, given in totals.items()
        for n, total in enumerate(given)
        if total is not None
    ]
    names = [*sorted({m.file for m in marks}), *sorted(totals)]
    size = len(names) + 1
    normal = [[Fraction(0)] * size for _ in range(size)]
    right = [Fraction(0)] * size
    for m in marks:
        pair = (names.index(m.file), names.index(m.examiner))
        for i, j in product(pair, pair):
            normal[i][j] += 1
        for i in pair:
            right[i] += Fraction(m.total)
    for n in range(3, 7):
        normal[n][-1] = normal[-1][n] = Fraction(1)
    answer = dict(zip(names, solved(normal, right), strict=False))
    rest = [Fraction(m.total) - answer[m.file] - answer[m.examiner] for m in marks]
    variance = sum((r * r for r in rest), Fraction(0)) / (len(marks) - 3 - 4 + 1)
    model = fit(marks)
    assert model.residual == pytest.approx(float(variance) ** 0.5)
    assert {f: v for (f, _), v in model.levels.items()} == pytest.approx(
        {n: float(answer[n]) for n in names[:3]}
    )
    for n, found in enumerate(model.severities, start=3):
        unit = [Fraction(int(k == n)) for k in range(size)]
        spread = solved(normal, unit)[n]  # this examiner's place in the inverse
        assert found.points == pytest.approx(float(answer[found.examiner]))
        assert found.error == pytest.approx(float(variance * spread) ** 0.5)


def test_by_hand_an_examiner_ten_below_and_one_ten_above() -> None:
    marks = [
        Mark(e, "P", f, "document", level + extra)
        for (f, level), (e, extra) in product((("A", 600.0), ("B", 500.0)), (("x", -10.0), ("y", 10.0)))
    ]
    marks = [m for m in marks if (m.file, m.examiner) != ("B", "y")] + [
        Mark("z", "P", "B", "document", 500.0)
    ]
    model = fit(marks)
    found = {s.examiner: round(s.points, 6) for s in model.severities}
    assert found == {"x": -10.0, "y": 10.0, "z": 0.0}
    assert {cell: round(v, 6) for cell, v in model.levels.items()} == {
        ("A", "document"): 600.0, ("B", "document"): 500.0,
    }  # fmt: skip


def test_where_everybody_read_everything_calibration_changes_nothing() -> None:
    rng = Random(2)
    marks = [Mark(e, "P", f, "document", rng.uniform(400, 700)) for e in "abcde" for f in "ABCDEF"]
    model = fit(marks)
    assert model.levels == pytest.approx(dict(model.means))
    assert sum(s.points for s in model.severities) == pytest.approx(0)


def test_examiners_who_share_no_file_are_not_compared() -> None:
    marks = [Mark(e, p, f, "document", t) for p, e, f, t in (
        ("P", "a", "A", 500.0), ("P", "b", "A", 520.0), ("Q", "c", "B", 900.0), ("Q", "d", "B", 900.0),
    )]  # fmt: skip
    model = fit(marks)
    assert model.groups == (("a", "b"), ("c", "d"))
    assert [round(s.points, 6) for s in model.severities] == [-10.0, 10.0, 0.0, 0.0]
    assert model.residual == pytest.approx(0) or model.residual is None


def test_calibration_beats_the_raw_mean_on_known_truth() -> None:
    found = gain()
    assert found["calibrated_correlation"] > found["raw_correlation"] + 0.01
    assert found["calibrated_recall"] > found["raw_recall"]


def reviewed(files: int = 8, spread: float = 25, seed: int = 5) -> tuple[list[Mark], dict[str, float]]:
    rng = Random(seed)
    marks = []
    for stage, f, e in product(WEIGHTS, range(files), range(5)):
        marks.append(Mark(f"E{e}", stage, f"A{f}", stage, 700 - 12 * f + rng.gauss(0, spread)))
    means = fit(marks).means
    return marks, {f"A{f}": sum(w * means[f"A{f}", s] for s, w in WEIGHTS.items()) for f in range(files)}


def test_the_same_sheets_and_seed_give_the_same_study() -> None:
    marks, official = reviewed()
    first = study(marks, official, WEIGHTS, line=5, seed=1)
    again = study(list(reversed(marks)), official, WEIGHTS, line=5, seed=1)
    assert first.standings == again.standings
    assert first.firmness == again.firmness
    assert study(marks, official, WEIGHTS, line=5, seed=2).standings != first.standings


def test_the_draws_are_those_of_a_plain_loop() -> None:
    """One draw at a time in plain Python, from the same numbers: intervals and shares agree exactly."""
    marks, official = reviewed(files=7)
    found = study(marks, official, WEIGHTS, line=5, seed=9, draws=300)
    chance = np.random.RandomState(9)
    files = sorted(official, key=lambda f: (-official[f], f))
    chosen = {}
    for stage in sorted(WEIGHTS):
        chosen[stage] = np.floor(chance.random_sample((300, 5)) * 5).astype(int)
    by = {(m.examiner, m.file, m.stage): m.total for m in marks}
    ranks: dict[str, list[int]] = {f: [] for f in files}
    for n in range(300):
        moved = {}
        for f in files:
            change = 0.0
            for stage, w in WEIGHTS.items():
                everybody = [by[f"E{e}", f, stage] for e in range(5)]
                taken = [by[f"E{e}", f, stage] for e in chosen[stage][n]]
                change += w * (sum(taken) / 5 - sum(everybody) / 5)
            moved[f] = official[f] + change
        for f in files:
            ranks[f].append(1 + sum(moved[o] > moved[f] + 1e-9 for o in files))
    for s in found.standings:
        assert s.within == pytest.approx(sum(r <= 5 for r in ranks[s.file]) / 300)
        assert s.low <= sorted(ranks[s.file])[150] <= s.high


def test_without_one_examiner_is_without_all_their_sheets() -> None:
    marks, official = reviewed(files=6, spread=40)
    found = study(marks, official, WEIGHTS, line=5, seed=1, draws=50)
    for gone in sorted({m.examiner for m in marks}):
        rest = fit([m for m in marks if m.examiner != gone]).means
        whole = fit(marks).means
        moved = {
            f: official[f] + sum(w * (rest[f, s] - whole[f, s]) for s, w in WEIGHTS.items()) for f in official
        }
        order = {f: 1 + sum(moved[o] > moved[f] for o in moved) for f in moved}
        crossing = {f for s in found.standings for f in [s.file] if (order[f] <= 5) != (s.rank <= 5)}
        assert set(found.omitted.get(gone, ())) == crossing
        for s in found.standings:
            assert s.without_low <= order[s.file] <= s.without_high


def test_far_apart_is_firm_and_close_together_is_across_the_line() -> None:
    marks, official = reviewed(spread=1)
    firm = study(marks, official, WEIGHTS, line=5, seed=1)
    assert firm.firmness is not None
    assert firm.firmness.firm
    assert [s.verdict for s in firm.standings] == ["in"] * 5 + ["out"] * 3
    marks, official = reviewed(spread=80)
    loose = study(marks, official, WEIGHTS, line=5, seed=1)
    assert "across" in [s.verdict for s in loose.standings]


def test_with_five_files_there_is_no_line_to_cross() -> None:
    marks, official = reviewed(files=5)
    found = study(marks, official, WEIGHTS, line=5, seed=1)
    assert found.firmness is None
    assert {s.verdict for s in found.standings} == {"in"}
