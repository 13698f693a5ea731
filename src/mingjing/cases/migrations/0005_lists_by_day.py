"""An index for the pages of lists, which follow each other by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_records_and_receipts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["found_on", "docket"], name="cases_by_day"),
        ),
    ]
