"""The subject that adopting a defence left: what may be decided besides what was told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_amended_proposals"),
    ]

    operations = [
        migrations.AddField(
            model_name="defence",
            name="subject_hash",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
