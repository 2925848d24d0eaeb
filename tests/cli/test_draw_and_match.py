"""`award draw`, `award draw --verify` and `award match`."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from award.cli import main
from cli.calling import captured

POOL: dict[str, Any] = {
    "cycle": 10,
    "seed": "00ff10",
    "panels": [{"id": "P1", "applications": ["A1", "A2"], "size": 2, "needs": {"management": 1, "site": 1}}],
    "examiners": [
        {"id": "E1", "employer": "甲", "county": "150203", "skills": ["management"], "may_lead": True},
        {"id": "E2", "employer": "乙", "county": None, "skills": ["site"], "may_lead": False},
        {"id": "E3", "employer": "丙", "county": None, "skills": ["site"], "may_lead": True},
        {"id": "E4", "employer": "丁", "county": None, "skills": [], "may_lead": False},
    ],
    "conflicts": [["E3", "A2"]],
    "limits": {"per_employer": 1, "per_county": 2, "load": 1},
    "reserves": 1,
}


def ask(*arguments: str, given: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a command that reads standard input."""
    stdin = given if isinstance(given, bytes) else json.dumps(given, ensure_ascii=False).encode()
    with captured(stdin) as (out, err):
        code = main([*arguments, "-"])
    return code, out.getvalue(), err.getvalue()


def answered(*arguments: str, given: object) -> tuple[int, Any]:
    code, out, err = ask(*arguments, given=given)
    assert err == ""
    return code, json.loads(out)


def test_the_only_possible_panel_is_drawn_and_its_record_holds() -> None:
    code, record = answered("draw", given=POOL)
    assert code == 0
    assert record["panels"] == [{"id": "P1", "leader": "E1", "members": ["E1", "E2"], "reserves": ["E4"]}]
    assert {"examiner": "E3", "panel": "P1", "because": "与A2有利害关系"} in record["excluded"]
    assert list(record) == [
        "algorithm", "commitment", "seed", "pool", "pool_digest", "panels", "excluded",
    ]  # fmt: skip
    assert answered("draw", "--verify", given=record) == (0, {"holds": True, "because": None})


def test_without_a_seed_each_draw_takes_a_new_one_and_its_record_holds() -> None:
    records = [answered("draw", given=POOL | {"seed": None})[1] for _ in range(2)]
    assert records[0]["seed"] != records[1]["seed"]
    assert len(records[0]["seed"]) == 64
    assert answered("draw", "--verify", given=records[0])[0] == 0


@pytest.mark.parametrize("command", ["draw", "match"])
def test_the_impossible_is_an_answer_with_exit_1(command: str) -> None:
    code, said = answered(command, given=POOL | {"reserves": 2})
    assert code == 1
    assert said["infeasible"] is True
    assert said["binding"] == ["conflicts", "reserves"]
    assert {"rule": "reserves", "from": 2, "to": 1} in said["relaxations"]


def test_conflicts_are_named_when_they_are_in_the_way_and_never_offered_for_relaxation() -> None:
    barred = [["E1", "A1"]]
    code, said = answered("draw", given=POOL | {"conflicts": barred})
    assert (code, said["binding"]) == (1, ["conflicts", "needs.management"])
    assert [r["rule"] for r in said["relaxations"]] == ["needs.management", "examiners"]


@pytest.mark.parametrize(
    ("place", "value"),
    [("leader", "E2"), ("members", ["E2", "E1"]), ("reserves", []), ("id", "P2"), ("members", 5)],
)
def test_a_tampered_record_does_not_hold(place: str, value: object) -> None:
    record = answered("draw", given=POOL)[1]
    record["panels"][0][place] = value
    code, said = answered("draw", "--verify", given=record)
    assert (code, said["holds"]) == (1, False)
    assert said["because"].startswith(f"panels[0].{place}")


def test_a_tampered_pool_seed_or_digest_does_not_hold() -> None:
    record = answered("draw", given=POOL)[1]
    for key, value in (
        ("seed", "00ff11"), ("seed", "zz"), ("commitment", "0" * 64), ("pool_digest", "0" * 64),
        ("algorithm", "award-draw/2"), ("excluded", []), ("pool", record["pool"] | {"reserves": 0}),
        ("pool", record["pool"] | {"conflicts": [["E9", "A1"]]}), ("more", 1),
    ):  # fmt: skip
        code, said = answered("draw", "--verify", given=record | {key: value})
        assert (code, said["holds"]) == (1, False), key
        assert said["because"]


@pytest.mark.parametrize("given", [{}, POOL, {"algorithm": 1, "seed": "00", "pool": {}, "panels": []}])
def test_what_is_no_record_is_refused(given: object) -> None:
    code, out, err = ask("draw", "--verify", given=given)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_the_best_match_is_proven() -> None:
    given = POOL | {"reserves": 0, "affinity": [["E1", "A1", 0.8], ["E1", "A2", 0.25], ["E2", "A1", 0.1]]}
    assert answered("match", given=given) == (
        0,
        {"panels": [{"id": "P1", "leader": "E1", "members": ["E1", "E2"], "reserves": []}],
         "objective": 1.15, "gap": 0.0},
    )  # fmt: skip


def with_panel(**changes: Any) -> dict[str, Any]:
    return POOL | {"panels": [POOL["panels"][0] | changes]}


def with_examiner(**changes: Any) -> dict[str, Any]:
    return POOL | {"examiners": [POOL["examiners"][0] | changes, *POOL["examiners"][1:]]}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (POOL | {"cycle": 0}, "cycle"),
        (POOL | {"cycle": True}, "cycle"),
        (POOL | {"seed": "abc"}, "seed"),
        (POOL | {"seed": 7}, "seed"),
        (POOL | {"panels": []}, "panels"),
        (POOL | {"panels": POOL["panels"] * 2}, "panels[1].id"),
        (with_panel(size=0), "panels[0].size"),
        (with_panel(size=True), "panels[0].size"),
        (with_panel(size=2.5), "panels[0].size"),
        (with_panel(needs={"site": -1}), "panels[0].needs.site"),
        (with_panel(needs=[]), "panels[0].needs"),
        (with_panel(applications=["A1", "A1"]), "panels[0].applications[1]"),
        (with_examiner(id="E2"), "examiners[1].id"),
        (with_examiner(id="E\n1"), "examiners[0].id"),
        (with_examiner(may_lead=1), "examiners[0].may_lead"),
        (with_examiner(employer=None), "examiners[0].employer"),
        (with_examiner(skills="site"), "examiners[0].skills"),
        (with_examiner(county=150203), "examiners[0].county"),
        (POOL | {"conflicts": [["E9", "A1"]]}, "conflicts[0][0]"),
        (POOL | {"conflicts": [["E1", "A9"]]}, "conflicts[0][1]"),
        (POOL | {"conflicts": [["E1"]]}, "conflicts[0]"),
        (POOL | {"limits": {"load": -1}}, "limits.load"),
        (POOL | {"limits": []}, "limits"),
        (POOL | {"reserves": False}, "reserves"),
        (POOL | {"affinity": [["E1", "A1", -1]]}, "affinity[0][2]"),
        (POOL | {"affinity": [["E1", "A1", 1], ["E1", "A1", 2]]}, "affinity[1]"),
        (POOL | {"affinity": [["E1", "A9", 1]]}, "affinity[0][1]"),
        (b'{"cycle":10,"cycle":10}', "cycle"),
        (b'{"affinity":[["E1","A1",NaN]]}', "NaN"),
        ([], "JSON"),
    ],
)
def test_bad_input_is_one_line_that_names_the_key(given: object, says: str) -> None:
    for command in ("draw", "match"):
        code, out, err = ask(command, given=given)
        assert (code, out) == (2, "")
        assert err.startswith("award: ")
        assert says in err
        assert err.count("\n") == 1


def test_a_missing_file_and_an_unknown_option_are_mistakes(tmp_path: Path) -> None:
    for arguments in (["draw", str(tmp_path / "none.json")], ["draw", "--seed", "00", "-"], ["match"]):
        with captured(b"") as (out, err):
            assert main(arguments) == 2
        assert (out.getvalue(), err.getvalue().count("\n")) == ("", 1)


def test_the_draw_imports_neither_django_nor_numpy_nor_chance() -> None:
    program = (
        "import io, sys; from award.cli import main; main(['draw', '-'])\n"
        "assert not {'django', 'numpy', 'scipy', 'random'} & {m.partition('.')[0] for m in sys.modules}"
    )
    given = json.dumps(POOL | {"seed": "00"})
    done = subprocess.run([sys.executable, "-c", program], input=given, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
