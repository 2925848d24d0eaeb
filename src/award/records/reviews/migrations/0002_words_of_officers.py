"""Officers of city and county declare interests too: a word belongs to a person, an examiner or not (27)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def persons(apps, schema_editor):
    declarations = apps.get_model("reviews", "Declaration")
    for row in declarations.objects.select_related("examiner"):
        row.user_id = row.examiner.user_id
        row.save(update_fields=["user"])


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reviews", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="declaration",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="declarations",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(persons, migrations.RunPython.noop),
    ]
