"""Who reported a misuse is encrypted before the open columns go; whether by name stays known."""

from django.db import migrations, models


def seal_senders(apps, schema_editor):
    from award.records.sealing import fingerprint, seal

    for row in apps.get_model("honours", "MisuseReport").objects.all():
        row.anonymous = not row.reporter
        row.sealed = seal({"name": row.reporter, "contact": row.contact}, of=row.code)
        row.who = fingerprint(row.reporter, row.contact)
        row.save(update_fields=["anonymous", "sealed", "who"])


def open_senders(apps, schema_editor):
    from award.records.sealing import unseal

    for row in apps.get_model("honours", "MisuseReport").objects.all():
        values = unseal(row.sealed, of=row.code)
        row.reporter, row.contact = values.get("name", ""), values.get("contact", "")
        row.save(update_fields=["reporter", "contact"])


class Migration(migrations.Migration):
    dependencies = [("honours", "0005_what_became_of_reports")]

    operations = [
        migrations.AddField(
            "misusereport", "anonymous", models.BooleanField(default=True, verbose_name="匿名")
        ),
        migrations.AddField(
            "misusereport", "sealed", models.TextField(blank=True, default=""), preserve_default=False
        ),
        migrations.AddField(
            "misusereport",
            "who",
            models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(seal_senders, open_senders),
        migrations.RemoveField("misusereport", "reporter"),
        migrations.RemoveField("misusereport", "contact"),
    ]
