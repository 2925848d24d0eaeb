import hashlib

from django.db import migrations, models


def seal_seeds(apps, schema_editor):
    """Seeds stood in the clear until they were opened; their digests, on the ledger, stay as they are."""
    from award.records.sealing import seal

    for row in apps.get_model("draws", "Draw").objects.exclude(seed=""):
        row.commitment = row.commitment or hashlib.sha256(bytes.fromhex(row.seed)).hexdigest()
        row.sealed_seed = seal({"seed": row.seed}, of=row.commitment)
        row.save(update_fields=["commitment", "sealed_seed"])


def open_seeds(apps, schema_editor):
    from award.records.sealing import unseal

    for row in apps.get_model("draws", "Draw").objects.exclude(sealed_seed=""):
        row.seed = unseal(row.sealed_seed, of=row.commitment)["seed"]
        row.save(update_fields=["seed"])


class Migration(migrations.Migration):
    dependencies = [("draws", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="draw", name="sealed_seed", field=models.TextField(blank=True, default="")
        ),
        migrations.AlterField(
            model_name="draw", name="seed", field=models.CharField(default="", max_length=64)
        ),
        migrations.RunPython(seal_seeds, open_seeds),
        migrations.RemoveField(model_name="draw", name="seed"),
        migrations.AlterField(model_name="draw", name="sealed_seed", field=models.TextField(blank=True)),
    ]
