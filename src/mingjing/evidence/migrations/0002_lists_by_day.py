"""An index for the pages of lists, which follow each other by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("evidence", "0001_items_of_evidence"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="evidenceitem",
            index=models.Index(fields=["captured_at", "id"], name="evidence_by_day"),
        ),
    ]
