"""`make bench`: each figure as a ratio to a floor measured in the same run, so that machines can be compared.

The floor is the time of a fixed piece of plain Python (hashing and sorting) on this machine, now. Times are
of the processor, not of the clock on the wall.
"""

import hashlib
import time
from collections.abc import Callable

from award.process.calibration import study
from award.process.draw.draw import draw
from award.process.draw.filling import Filling
from award.process.draw.match import Match, match
from bench import pools, truth

SEED = b"bench"


def floor() -> None:
    for n in range(20_000):
        hashlib.sha256(str(n).encode()).digest()
    sorted((n * 7919) % 100_003 for n in range(300_000))


def timed(run: Callable[[], object]) -> tuple[float, object]:
    begin = time.process_time()
    answer = run()
    return time.process_time() - begin, answer


def matched(panels: int, examiners: int, load: int) -> str:
    found = match(pools.pool(panels, examiners, 5, load=load))
    assert isinstance(found, Match)
    return f"optimum {found.objective}, gap {found.gap:g}"


def main() -> None:
    import scipy.optimize  # noqa: F401  # loaded once, outside the figures

    base = min(timed(floor)[0] for _ in range(5))
    print(f"floor {1000 * base:.0f} ms (best of five)\n\n{'what':58}{'seconds':>9}{'x floor':>9}  result")

    needs = (("management", 2), ("industry", 2), ("site", 1))
    small = pools.pool(5, 60, 5, load=1, per_employer=1, reserves=2, needs=needs)
    large = pools.pool(37, 186, 5, load=2, per_employer=1, needs=needs)
    short = pools.pool(37, 184, 5, load=1, needs=needs)

    def studied() -> str:
        _, marks = truth.review(37, 30, 5, 1)
        both = [*marks, *(type(m)(m.examiner, m.panel, m.file, "site", m.total + 5) for m in marks)]
        official = {m.file: 0.0 for m in marks} | {m.file: m.total for m in marks}
        done = study(both, official, {"document": 0.4, "site": 0.6}, line=5, seed=1)
        return f"{len(done.standings)} files, {done.draws} draws"

    def worth() -> str:
        g = truth.gain()
        return (
            f"correlation {g['raw_correlation']:.3f} -> {g['calibrated_correlation']:.3f}, "
            f"top five {g['raw_recall']:.1%} -> {g['calibrated_recall']:.1%}"
        )

    for what, run in (
        ("draw: 5 panels of 5 and 2 reserves from 60", lambda: len(draw(small, SEED)["panels"])),
        ("draw: 37 panels of 5 from 186, load 2", lambda: len(draw(large, SEED)["panels"])),
        ("draw: 37 panels of 5 from 184, load 1: proven impossible", lambda: Filling(short).possible),
        ("match: 37 files x 186 examiners x 5", lambda: matched(37, 186, 2)),
        ("match: 600 files x 200 examiners x 5", lambda: matched(600, 200, 18)),
        ("evidence: 37 files x 2 stages x 5 sheets, 2,000 draws", studied),
        ("calibration against known truth, 40 reviews", worth),
    ):
        seconds, answer = timed(run)
        print(f"{what:58}{seconds:9.2f}{seconds / base:9.1f}  {answer}", flush=True)


if __name__ == "__main__":
    main()
