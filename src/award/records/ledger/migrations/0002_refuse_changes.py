"""The database itself refuses to change or delete a line; TRUNCATE on PostgreSQL is left to its owner.

SQLite drops triggers with a table that is made anew: a later migration of this table ends with `protect`.
"""

from django.db import migrations

SAYS = "ledger lines are never changed or deleted"
SQLITE = [
    f"CREATE TRIGGER ledger_line_no_update BEFORE UPDATE ON ledger_line BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER ledger_line_no_delete BEFORE DELETE ON ledger_line BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
]
POSTGRESQL = [
    f"""CREATE FUNCTION ledger_line_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$""",
    """CREATE TRIGGER ledger_line_no_change BEFORE UPDATE OR DELETE ON ledger_line
    FOR EACH ROW EXECUTE FUNCTION ledger_line_refuse()""",
]
AWAY = {
    "sqlite": ["DROP TRIGGER ledger_line_no_update", "DROP TRIGGER ledger_line_no_delete"],
    "postgresql": ["DROP TRIGGER ledger_line_no_change ON ledger_line", "DROP FUNCTION ledger_line_refuse()"],
}


def protect(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def lift(apps, schema_editor):
    for statement in AWAY[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunPython(protect, lift)]
