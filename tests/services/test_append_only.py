"""The database itself keeps the ledger: no line is changed or deleted, not even by plain SQL."""

import importlib

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from award.records.ledger.models import AppendOnly, Line
from services.builders import played

pytestmark = pytest.mark.django_db
MIGRATION = importlib.import_module("award.records.ledger.migrations.0002_refuse_changes")


@pytest.fixture(autouse=True)
def guarded_lines() -> None:
    """Some lines, under the guard as a migrated database has it (other tests clear it away on SQLite)."""
    played("call", 0, 0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS ledger_line_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS ledger_line_no_delete")
            for statement in MIGRATION.SQLITE:
                cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_line SET seat = 'x' WHERE sequence = 1",
        "DELETE FROM ledger_line WHERE sequence = 1",
        "DELETE FROM ledger_line",
    ],
)
def test_plain_sql_is_refused(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_so_are_the_ways_round_the_model() -> None:
    for change in (lambda: Line.objects.update(seat="x"), lambda: Line.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_model_refuses_before_the_database_is_asked() -> None:
    line = Line.objects.get(sequence=1)
    with pytest.raises(AppendOnly, match="第1行不可更改"):
        line.save()
    with pytest.raises(AppendOnly, match="第1行不可删除"):
        line.delete()


class Plain:
    """As much of a schema editor as the migration uses: SQLite's own refuses to open within a test."""

    connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_guard_can_be_lifted_and_put_back_by_migrations() -> None:
    MIGRATION.lift(apps, Plain())
    assert Line.objects.filter(sequence=1).update(seat="x") == 1
    MIGRATION.protect(apps, Plain())
    with pytest.raises(DatabaseError), transaction.atomic():
        Line.objects.update(seat="x")
