from typing import Any, ClassVar

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(grams, content='search_indexed', content_rowid='id', "
    "tokenize='unicode61')",
    "CREATE TRIGGER search_indexed_add AFTER INSERT ON search_indexed BEGIN "
    "INSERT INTO search_fts(rowid, grams) VALUES (new.id, new.grams); END",
    "CREATE TRIGGER search_indexed_drop AFTER DELETE ON search_indexed BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, grams) VALUES ('delete', old.id, old.grams); END",
    "CREATE TRIGGER search_indexed_change AFTER UPDATE ON search_indexed BEGIN "
    "INSERT INTO search_fts(search_fts, rowid, grams) VALUES ('delete', old.id, old.grams); "
    "INSERT INTO search_fts(rowid, grams) VALUES (new.id, new.grams); END",
)
POSTGRES = ("CREATE INDEX search_indexed_grams ON search_indexed USING GIN (to_tsvector('simple', grams))",)


def index(apps: Any, schema_editor: Any) -> None:
    """The engine's own full-text index over the column of grams."""
    for sentence in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(sentence)


def unindex(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE IF EXISTS search_fts")


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=200)),
                ("text", models.TextField(blank=True)),
                ("day", models.DateField(null=True)),
                ("digest", models.CharField(max_length=64)),
                ("grams", models.TextField()),
            ],
            options={"ordering": ["url"]},
        ),
        migrations.RunPython(index, unindex),
    ]
