"""/city/draw/ and /draws/: first the seed sealed, then the pool fixed, then the seed opened by another."""

import hashlib
import json
from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from award.cli import main
from award.law.json_input import Reader
from award.process.draw.draw import draw
from award.process.draw.pool import read_pool
from award.process.drawing import DrawRoad
from award.records.cycles.models import Cycle
from award.records.draws.models import Draw
from award.records.ledger.models import Line
from award.records.reviews.models import Declaration, Examiner, Panel
from award.records.sealing import seal
from cli.calling import captured
from services.review_world import NOW, World, world
from web.review_seats import queries, sit, text

pytestmark = pytest.mark.django_db
SEAL = "/city/draw/seal/?cycle=10&kind=document"


@pytest.fixture(autouse=True)
def _the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def here() -> World:
    made = world(examiners=8, files=2)
    for n, examiner in enumerate(made.examiners):
        examiner.skills = ["management", "site"] if n % 2 else ["management", "industry"]
        examiner.save()
    return made


def sent(here: World, **changed: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "examiners": [str(e.pk) for e in here.examiners],
        "files": [str(a.pk) for a in here.files],
        "size": "5", "need_management": "2", "need_site": "1", "load": "1", "per_employer": "1",
        "per_county": "", "reserves": "1",
        **{f"group_{a.pk}": "1" for a in here.files},
    }  # fmt: skip
    return {**fields, **changed}


def sealed(here: World) -> Draw:
    answer = sit(here.city).post(SEAL)
    row = Draw.objects.latest("pk")
    assert answer["Location"] == f"/city/draw/{row.pk}/"
    return row


def fixed(here: World, **changed: Any) -> Draw:
    row = sealed(here)
    pool = f"/city/draw/{row.pk}/pool/"
    seen = {"seen": str(row.revision), "confirmed": "1"}
    assert sit(here.city).post(pool, sent(here, **seen, **changed)).status_code == 302
    row.refresh_from_db()
    return row


def opened(here: World, **changed: Any) -> Draw:
    row = fixed(here, **changed)
    answer = sit(here.second).post(f"/do/draw/{row.pk}/draw/", {"seen": row.revision, "confirmed": "1"})
    assert answer.status_code == 302
    row.refresh_from_db()
    return row


def facts(row: Draw, step: str) -> dict[str, Any]:
    return dict(Line.objects.get(subject=row.subject, step=f"draw.{step}").facts)


def verified(record: bytes) -> tuple[int, Any]:
    with captured(record) as (out, _):
        code = main(["draw", "--verify", "-"])
    return code, json.loads(out.getvalue())


def test_the_seeds_digest_is_on_the_ledger_before_the_pool_and_nobody_sees_the_seed(here: World) -> None:
    row = fixed(here)
    first, second = Line.objects.filter(subject=row.subject).order_by("sequence")
    assert (first.step, second.step) == ("draw.seal", "draw.fix")
    assert first.facts["commitment"] == row.commitment
    assert second.facts["pool_digest"] == row.pool_digest
    for client, page in (
        (sit(here.city), f"/city/draw/{row.pk}/"),
        (sit(here.city), f"/city/draw/{row.pk}/pool/"),
        (Client(), f"/draws/{row.pk}/"),
    ):
        shown = text(client.get(page))
        assert row.seed() not in shown
    assert row.seed() not in json.dumps([line.facts for line in Line.objects.all()])
    assert row.commitment in text(Client().get(f"/draws/{row.pk}/"))
    assert Client().get(f"/draws/{row.pk}/record.json").status_code == 404


def test_the_whole_draw_and_its_public_replay(here: World) -> None:
    row = opened(here)
    client = sit(here.second)
    page = text(client.get(f"/city/draw/{row.pk}/"))
    assert row.seed() in page
    assert str(Examiner.objects.get(pk=row.record["panels"][0]["leader"].partition("/")[2])) in page
    record = Client().get(f"/draws/{row.pk}/record.json").content
    assert json.loads(record) == draw(read_pool(Reader(row.pool)), bytes.fromhex(row.seed()))
    assert list(json.loads(record)["panels"][0]) == ["id", "leader", "members", "reserves"]
    assert verified(record) == (0, {"holds": True, "because": None})
    assert not [e for e in here.examiners if str(e) in record.decode() or e.employer in record.decode()]
    tampered = json.loads(record)
    tampered["panels"][0]["members"][-1] = tampered["panels"][0]["reserves"][0]
    assert verified(json.dumps(tampered).encode())[0] == 1
    assert facts(row, "draw")["seed"] == row.seed()
    answer = client.post(f"/do/draw/{row.pk}/form/", {"seen": row.revision, "confirmed": "1"})
    assert answer.status_code == 302
    panel = Panel.objects.get()
    drawn = row.record["panels"][0]
    assert {f"examiner/{m.examiner_id}" for m in panel.members.all()} == set(drawn["members"])
    assert f"examiner/{panel.members.get(leader=True).examiner_id}" == drawn["leader"]
    assert set(panel.applications.all()) == set(here.files)
    assert "已按结果组建" in text(client.get("/city/draw/"))


def test_the_officer_who_fixed_the_pool_does_not_open_the_seed(here: World) -> None:
    row = fixed(here)
    page = text(sit(here.city).get(f"/city/draw/{row.pk}/"))
    assert "须由另一名工作人员复核发布" in page
    answer = sit(here.city).post(f"/do/draw/{row.pk}/draw/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (409, "fixed")


def test_an_interest_declared_after_fixing_asks_for_the_pool_to_be_fixed_anew(here: World) -> None:
    row = fixed(here)
    employer = here.files[0].name
    Examiner.objects.filter(pk=here.examiners[0].pk).update(employer=employer)
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert "名单固定以后，利害关系有了变化" in page or "名单固定以后，评审员有了变化" in page
    row = fixed(here)
    record = opened(here).record
    name = f"examiner/{here.examiners[0].pk}"
    assert {"examiner": name, "panel": "P1", "because": f"与{here.files[0].number}有利害关系"} in record[
        "excluded"
    ]
    assert name not in record["panels"][0]["members"]


def test_a_pool_smaller_than_its_panels_is_refused_with_the_proof(here: World) -> None:
    row = sealed(here)
    two = {f"group_{here.files[1].pk}": "2"}
    answer = sit(here.city).post(f"/city/draw/{row.pk}/pool/", sent(here, **two))
    page = text(answer)
    assert answer.status_code == 422
    assert "已证明无法组成：2个组共10席、备选2名，名单上有8名评审员" in page
    assert "把每人最多参加的组数由1改为2" in page
    assert f'name="group_{here.files[1].pk}" value="2"' in page  # what was typed is kept


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"size": "五"}, "请填写整数"),
        ({"size": "2"}, "每组人数在3到15之间"),
        ({"size": "4"}, "少于本届方案的5名"),
        ({"need_site": "6"}, "人数在0到每组人数（5）之间"),
        ({"load": "0"}, "至少为1，不限的留空"),
        ({"files": []}, "请至少选一家申报单位"),
        ({"examiners": []}, "请选可以抽取的评审员"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(here: World, changed: dict[str, Any], says: str) -> None:
    row = sealed(here)
    answer = sit(here.city).post(f"/city/draw/{row.pk}/pool/", sent(here, **changed))
    assert answer.status_code == 422
    assert says in text(answer)


def test_the_dry_run_says_what_the_pool_comes_to(here: World) -> None:
    row = sealed(here)
    page = text(sit(here.city).post(f"/city/draw/{row.pk}/pool/", sent(here)))
    assert "1个组，共5席，备选1名；名单上8名评审员" in page
    row.refresh_from_db()
    assert row.state == "sealed"


def test_a_panel_that_cannot_stand_any_more_keeps_all_from_being_formed(here: World) -> None:
    row = opened(here)
    leader = row.record["panels"][0]["leader"].partition("/")[2]
    Examiner.objects.filter(pk=leader).update(struck_off_at=NOW)
    answer = sit(here.second).post(f"/do/draw/{row.pk}/form/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    assert answer.status_code == 409
    assert (row.state, Panel.objects.count()) == ("drawn", 0)


def test_only_city_draws_and_the_public_sees_what_was_sealed(here: World) -> None:
    row = sealed(here)
    assert sit(here.seats[0]).get(f"/city/draw/{row.pk}/").status_code == 403
    assert "第10届材料评审" in text(Client().get("/draws/"))
    assert sit(here.city).get(f"/do/draw/{row.pk}/seal/").status_code == 404
    assert DrawRoad.DRAW.row.target == "drawn"


def test_an_officer_recused_from_one_file_leaves_the_draw_to_others(here: World) -> None:
    row = fixed(here)
    Declaration.objects.create(
        user_id=here.second.person, application=here.files[0], interest="kinship", at=NOW
    )
    client = sit(here.second)
    assert "由其他工作人员办理" in text(client.get("/city/draw/"))
    assert here.files[0].name not in text(client.get("/city/draw/"))
    for page in (f"/city/draw/{row.pk}/", f"/city/draw/{row.pk}/pool/", f"/do/draw/{row.pk}/draw/", SEAL):
        assert client.get(page).status_code == 404


def test_the_pages_ask_no_more_for_many_than_for_few(here: World) -> None:
    row = opened(here)
    client = sit(here.second)
    few = queries(client, f"/city/draw/{row.pk}/"), queries(client, "/city/draw/")
    for n in range(12):
        here.examiner(f"另一评审员{n}")
    another = opened(here, size="12", reserves="3", need_site="0", per_employer="2")
    assert (queries(client, f"/city/draw/{another.pk}/"), queries(client, "/city/draw/")) == few


def test_the_seed_does_not_stand_in_the_store_before_it_is_opened(here: World) -> None:
    row = fixed(here)
    seed = row.seed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM draws_draw WHERE id = %s", [row.pk])
        raw = repr(cursor.fetchone())
    assert seed not in raw
    assert bytes.fromhex(seed) not in raw.encode()
    assert hashlib.sha256(bytes.fromhex(seed)).hexdigest() == row.commitment


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sealed_seed": seal({"seed": "00" * 32}, of="another row")}, "封存的种子打不开"),
        ({"sealed_seed": "!"}, "封存的种子打不开"),
        ({"sealed_seed": ""}, "封存的种子打不开"),
        ({}, "保存的名单与台账所记的摘要不符"),
        ({"commitment": "0" * 64}, "种子的摘要与台账所记的不符"),
    ],
)
def test_a_seed_or_a_pool_changed_in_the_store_is_told_and_not_drawn_from(
    here: World, change: dict[str, Any], says: str
) -> None:
    row = fixed(here)
    change = change or {"pool": row.pool | {"reserves": 0}}
    Draw.objects.filter(pk=row.pk).update(**change)
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert says in page
    answer = sit(here.second).post(f"/do/draw/{row.pk}/draw/", {"seen": row.revision, "confirmed": "1"})
    row.refresh_from_db()
    assert (answer.status_code, row.state) == (409, "fixed")
    assert says in text(answer)


def test_another_seed_under_the_published_digest_is_told(here: World) -> None:
    row = fixed(here)
    other = seal({"seed": "00" * 32}, of=row.commitment)
    Draw.objects.filter(pk=row.pk).update(sealed_seed=other)
    assert "封存的种子与公开的摘要不符" in text(sit(here.second).get(f"/city/draw/{row.pk}/"))


def test_a_seed_sealed_under_another_key_is_told(here: World, settings: Any) -> None:
    row = fixed(here)
    settings.SEAL_KEY = "another key of the same length, not the one of that day"
    assert "封存密钥不是当时的那一把" in text(sit(here.second).get(f"/city/draw/{row.pk}/"))


def test_a_drawn_record_changed_in_the_store_forms_no_panel(here: World) -> None:
    row = opened(here)
    panel = row.record["panels"][0]
    panel["members"][-1], panel["reserves"][0] = panel["reserves"][0], panel["members"][-1]
    row.save()
    page = text(sit(here.second).get(f"/city/draw/{row.pk}/"))
    assert "保存的抽取记录与台账所记的摘要不符" in page
    answer = sit(here.second).post(f"/do/draw/{row.pk}/form/", {"seen": row.revision, "confirmed": "1"})
    assert (answer.status_code, Panel.objects.count()) == (409, 0)
    assert "不相符的不得采用" in text(answer)


def test_seeds_that_stood_in_the_clear_are_sealed_by_the_migration() -> None:
    """The functions of the migration on rows as they stood before and after."""
    migration = import_module("award.records.draws.migrations.0002_seed_sealed_at_rest")
    seed = "ab" * 32
    digest = hashlib.sha256(bytes.fromhex(seed)).hexdigest()
    row = SimpleNamespace(seed=seed, commitment=digest, sealed_seed="", save=lambda **_: None)
    rows = SimpleNamespace(exclude=lambda **_: [row])
    apps = SimpleNamespace(get_model=lambda *_: SimpleNamespace(objects=rows))
    migration.seal_seeds(apps, None)
    assert seed not in row.sealed_seed
    assert Draw(sealed_seed=row.sealed_seed, commitment=digest).seed() == seed
    row.seed = ""
    migration.open_seeds(apps, None)
    assert row.seed == seed


def test_the_public_draws_are_found_from_foot_notices_home_and_the_cycles_page(here: World) -> None:
    row = sealed(here)
    Cycle.objects.update(launched_at=NOW)
    public = Client()
    assert 'href="/draws/"' in text(public.get("/notices/")).split("</main>")[0]
    assert 'href="/draws/"' in text(public.get("/")).split('<footer class="foot"')[1]
    assert 'href="/draws/?cycle=10"' in text(public.get("/"))
    assert 'href="/draws/?cycle=10"' in text(sit(here.city).get(f"/city/plan/{here.cycle.pk}/"))
    assert f'href="/draws/{row.pk}/"' in text(public.get("/draws/?cycle=10"))
    Cycle.objects.create(number=9, state="closed")
    assert "还没有抽取" in text(public.get("/draws/?cycle=9"))
    for wrong in ("99", "x", "1e9"):
        assert public.get(f"/draws/?cycle={wrong}").status_code == 404
