"""/city/draw/match/: the best panels of a pool, proven, adopted by another officer (Articles 9, 23, 27)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from award.cli import main
from award.process.draw.match import NotInTime, match
from award.records.draws.models import Draw
from award.records.library.models import Entry
from award.records.reviews.models import Declaration, Examiner, Panel
from cli.calling import captured
from services.review_world import NOW, World, world
from web.review_seats import queries, sit, text
from web.test_drawing import facts, sent

pytestmark = pytest.mark.django_db
NEW = "/city/draw/match/?cycle=10&kind=document"
WEIGHTS = {"weight_division": "10", "weight_section": "4", "weight_category": "1", "weight_site": "0"}


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    """Two files, of divisions 32 and 62; the last four examiners know 32, 33, 62 and seven categories."""
    made = world(examiners=8, files=2)
    for n, code in enumerate(("3250", "6210")):
        draft = made.files[n].draft
        draft.values["industry_code"] = code
        draft.save()
    known: list[tuple[list[str], list[str]]] = [([], [])] * 4
    known += [(["32"], []), (["33"], []), (["62"], ["4.1"]), ([], [f"4.{n}" for n in range(1, 8)])]
    for n, examiner in enumerate(made.examiners):
        examiner.skills = ["management", "site"] if n % 2 else ["management", "industry"]
        examiner.save()
        professions, categories = known[n]
        Entry.objects.create(
            examiner=examiner, professions=professions, categories=categories, updated_at=NOW
        )
    return made


def solved(here: World, **changed: Any) -> Draw:
    answer = sit(here.city).post(NEW, sent(here, **WEIGHTS, **changed))
    row = Draw.objects.latest("pk")
    assert answer["Location"] == f"/city/draw/{row.pk}/"
    return row


def adopted(here: World, row: Draw) -> Draw:
    answer = sit(here.second).post(f"/do/draw/{row.pk}/adopt/", {"seen": row.revision, "confirmed": "1"})
    assert answer.status_code == 302
    row.refresh_from_db()
    return row


def answered(*arguments: str, given: object) -> tuple[int, Any]:
    with captured(json.dumps(given).encode()) as (out, err):
        code = main([*arguments, "-"])
    assert err.getvalue() == ""
    return code, json.loads(out.getvalue())


def test_the_optimum_worked_by_hand_with_every_members_reasons(here: World) -> None:
    """Of eight, five: a leader (nothing known), then 4 (10), 5 (4), 6 (10 + 1 + 1), 7 (7 + 7)."""
    row = solved(here, reserves="0")
    assert row.record["objective"] == 10 + 4 + 12 + 14
    assert row.record["gap"] == 0
    ids = {f"examiner/{here.examiners[n].pk}" for n in (4, 5, 6, 7)}
    assert ids < set(row.record["panels"][0]["members"])
    page = text(sit(here.city).get(f"/city/draw/{row.pk}/"))
    assert "总适配度40，与已证明的上界相差0：已证明在同样的规则下没有更高的组合" in page
    first, second = here.files[0].name, here.files[1].name
    assert f"{first}10分：同一行业大类32（10分）" in page
    assert f"{first}4分：同一门类制造业（4分）" in page
    assert f"{second}11分：同一行业大类62（10分）、擅长1个评审类目（1分）" in page
    assert f"{second}7分：擅长7个评审类目（7分）" in page
    assert f"{first}0分：没有登记相合的专业、类目" in page
    assert "没有入席、也没有列为备选的3人和理由" in page
    assert "对最合适的第1组适配度0，换入任何一组都不能使总适配度更高" in page


def test_the_stored_pool_gives_the_command_the_same_answer_and_the_record_holds(here: World) -> None:
    row = solved(here)
    record = json.loads(sit(here.second).get(f"/city/draw/{row.pk}/record.json").content)
    assert answered("match", given=record["pool"]) == (
        0,
        {"panels": record["panels"], "objective": record["objective"], "gap": record["gap"]},
    )
    assert answered("match", "--verify", given=record) == (0, {"holds": True, "because": None})
    assert row.pool == record["pool"]
    told = facts(row, "match")
    assert (told["pool_digest"], told["objective"], told["gap"]) == (row.pool_digest, 40, 0.0)
    assert told["weights"] == {"division": 10, "section": 4, "category": 1, "site": 0}


def test_a_changed_record_of_a_match_is_found_out(here: World) -> None:
    record = solved(here).record
    again = "与重新求解的结果不同"
    first = record["panels"][0]
    swapped = [*first["members"][:-1], first["reserves"][0]]
    people = record["facts"]["examiners"]
    last = f"examiner/{here.examiners[0].pk}"
    known = people | {last: people[last] | {"professions": ["32"]}}
    for change, says in (
        ({"panels": [first | {"members": swapped}]}, "panels：备选重复或已经入组"),
        ({"panels": [first | {"members": first["members"][:-1]}]}, "panels[0].members：人数或人员与名单不同"),
        (
            {"panels": [first | {"leader": first["members"][1]}]},
            "panels[0].leader：组长应排在第一位并有组长资格",
        ),
        ({"panels": []}, "panels：各组与名单不同"),
        ({"objective": record["objective"] + 1}, f"objective：{again}"),
        (
            {"facts": record["facts"] | {"examiners": known}},
            "pool.affinity：与按facts和weights算出的适配度不同",
        ),
        ({"pool_digest": "0" * 64}, f"pool_digest：{again}"),
        ({"algorithm": "award-match/0"}, "algorithm：只认award-match/1，记录写的是award-match/0"),
        ({"facts": {}}, "facts：缺少评审员或申报件的情况，或者写法不对"),
        ({"excluded": [{"examiner": last, "panel": "P1", "because": "无"}]}, f"excluded：{again}"),
    ):  # fmt: skip
        code, said = answered("match", "--verify", given=record | change)
        assert (code, said) == (1, {"holds": False, "because": says})


def test_another_officer_adopts_and_the_panels_are_formed_as_a_draws_are(here: World) -> None:
    row = solved(here)
    own = text(sit(here.city).get(f"/city/draw/{row.pk}/"))
    assert "这一件由你本人经办，须由另一名工作人员复核发布" in own
    url = f"/do/draw/{row.pk}/adopt/"
    assert sit(here.city).post(url, {"seen": row.revision, "confirmed": "1"}).status_code == 409
    client = sit(here.second)
    asked = text(client.post(url, {"seen": row.revision}))
    assert "名单由你复核采用，此后不能再换分值重新求解" in asked
    row = adopted(here, row)
    assert facts(row, "adopt")["record_digest"] == facts(row, "match")["record_digest"]
    assert client.get(f"/city/draw/{row.pk}/match/").status_code == 404
    answer = client.post(f"/do/draw/{row.pk}/form/", {"seen": row.revision, "confirmed": "1"})
    assert answer.status_code == 302
    panel, best = Panel.objects.get(), row.record["panels"][0]
    assert {f"examiner/{m.examiner_id}" for m in panel.members.all()} == set(best["members"])
    assert f"examiner/{panel.members.get(leader=True).examiner_id}" == best["leader"]
    assert set(panel.applications.all()) == set(here.files)
    page = text(client.get("/city/draw/"))
    assert "第10届材料评审第" in page
    assert "号匹配" in page


def test_impossible_names_the_binding_rule_and_the_smallest_relaxation_and_keeps_what_was_typed(
    here: World,
) -> None:
    two = {f"group_{here.files[1].pk}": "2"}
    answer = sit(here.city).post(NEW, sent(here, **WEIGHTS, **two) | {"weight_site": "7"})
    page = text(answer)
    assert answer.status_code == 422
    assert "已证明无法组成：2个组共10席、备选2名，名单上有8名评审员" in page
    assert "把每人最多参加的组数由1改为2" in page
    assert f'name="group_{here.files[1].pk}" value="2"' in page
    assert 'name="weight_site" value="7"' in page
    assert Draw.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"weight_division": "一"}, "请填写整数"),
        ({"weight_section": "101"}, "分值在0到100之间"),
        ({"weight_division": "0", "weight_section": "0", "weight_category": "0"}, "至少有一项分值大于0"),
        ({"size": "4"}, "少于本届方案的5名"),
        ({"examiners": []}, "请选可以抽取的评审员"),
    ],
)
def test_what_is_wrong_with_a_match_is_said_beside_its_field(
    here: World, changed: dict[str, Any], says: str
) -> None:
    answer = sit(here.city).post(NEW, sent(here, **WEIGHTS) | changed)
    assert answer.status_code == 422
    assert says in text(answer)
    assert Draw.objects.count() == 0


def test_who_must_stand_aside_is_not_seated_and_the_reason_is_shown(here: World) -> None:
    best = here.examiners[7]
    Examiner.objects.filter(pk=best.pk).update(employer=here.files[0].name)
    row = solved(here, reserves="0")
    assert f"examiner/{best.pk}" not in row.record["panels"][0]["members"]
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert f"与{here.files[0].name}有利害关系" in page
    assert "与每一组的申报件都有利害关系" in page


def test_what_changes_after_solving_asks_for_a_new_optimum_and_points_stay_as_typed(here: World) -> None:
    row = solved(here)
    Entry.objects.filter(examiner=here.examiners[0]).update(professions=["32"])
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert "名单固定以后，评审员或申报单位的行业、类目登记有了变化，请重新求解" in page
    again = f"/city/draw/{row.pk}/match/"
    assert f'href="{again}"' in page
    form = text(sit(here.city).get(again))
    assert 'name="weight_division" value="10"' in form
    fields = sent(here, **WEIGHTS) | {"weight_division": "20", "seen": str(row.revision)}
    assert sit(here.city).post(again, fields).status_code == 302
    row.refresh_from_db()
    assert row.record["objective"] == 20 + 20 + 4 + 22 + 14  # the leader now knows 32 as well
    assert sit(here.city).post(again, fields).status_code == 422  # the page had grown old
    assert Draw.objects.count() == 1


def test_a_record_changed_in_the_store_is_not_adopted(here: World) -> None:
    row = solved(here)
    row.record["objective"] = 999
    row.save()
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert "保存的匹配记录与台账所记的摘要不符" in page
    answer = sit(here.second).post(f"/do/draw/{row.pk}/adopt/", {"seen": row.revision, "confirmed": "1"})
    assert answer.status_code == 409


def test_no_answer_in_time_is_said_and_claims_nothing(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise NotInTime

    monkeypatch.setattr("award.services.deeds.matching.matched.record", late)
    answer = sit(here.city).post(NEW, sent(here, **WEIGHTS))
    assert answer.status_code == 422
    assert "20秒内没有求出能够组成的名单，也没有证明不能组成" in text(answer)
    assert Draw.objects.count() == 0


def test_only_city_matches_and_a_match_is_not_among_the_public_draws(here: World) -> None:
    row = solved(here)
    assert sit(here.seats[0]).get(NEW).status_code == 403
    assert Client().get(f"/draws/{row.pk}/").status_code == 404
    assert Client().get(f"/draws/{row.pk}/record.json").status_code == 404
    assert "号匹配" not in text(Client().get("/draws/"))
    for wrong in ("/city/draw/match/?cycle=10&kind=other", "/city/draw/match/?cycle=99&kind=document"):
        assert sit(here.city).get(wrong).status_code == 404


def test_an_officer_recused_from_one_file_leaves_the_match_to_others(here: World) -> None:
    row = solved(here)
    Declaration.objects.create(
        user_id=here.second.person, application=here.files[0], interest="kinship", at=NOW
    )
    client = sit(here.second)
    for page in ("", "match/", "record.json"):
        assert client.get(f"/city/draw/{row.pk}/{page}").status_code == 404
    assert client.get(f"/do/draw/{row.pk}/adopt/").status_code == 404
    assert client.get(NEW).status_code == 404


def test_the_page_of_a_match_asks_no_more_for_many_than_for_few(here: World) -> None:
    row = solved(here)
    client = sit(here.second)
    few = queries(client, f"/city/draw/{row.pk}/")
    for n in range(12):
        here.examiner(f"另一评审员{n}")
    another = solved(here, size="12", reserves="3", need_site="0", per_employer="2")
    assert queries(client, f"/city/draw/{another.pk}/") == few


def test_a_search_cut_short_says_how_much_is_open(here: World) -> None:
    """HiGHS given no time at all either finds nothing, or says how far its answer may be from the best."""
    from award.records.drawing import pool_of

    pool = pool_of(here.cycle, "document", solved(here).chosen)
    try:
        found = match(pool, seconds=0.0)
    except NotInTime:
        return
    assert found is not None
    assert found.gap >= 0
