"""An index for the pages of lists, which follow each other by day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_page_counts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["issued_at", "code"], name="documents_by_day"),
        ),
    ]
