"""Who gave an opinion is encrypted before the open columns go; an old one without a code is given one."""

import secrets

from django.db import migrations, models


def seal_senders(apps, schema_editor):
    from award.law.art33_certificates import ALPHABET
    from award.records.sealing import fingerprint, seal

    for row in apps.get_model("notices", "Opinion").objects.all():
        row.code = row.code or "".join(secrets.choice(ALPHABET) for _ in range(10))
        row.sealed = seal({"name": row.name, "contact": row.contact}, of=row.code)
        row.who = fingerprint(row.name, row.contact)
        row.save(update_fields=["code", "sealed", "who"])


def open_senders(apps, schema_editor):
    from award.records.sealing import unseal

    for row in apps.get_model("notices", "Opinion").objects.all():
        values = unseal(row.sealed, of=row.code)
        row.name, row.contact = values.get("name", ""), values.get("contact", "")
        row.save(update_fields=["name", "contact"])


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_corrected_interrupted_and_sealed")]

    operations = [
        migrations.AddField(
            "opinion", "sealed", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "opinion", "who", models.CharField(blank=True, default="", max_length=64), preserve_default=False
        ),
        migrations.RunPython(seal_senders, open_senders),
        migrations.RemoveField("opinion", "name"),
        migrations.RemoveField("opinion", "contact"),
    ]
