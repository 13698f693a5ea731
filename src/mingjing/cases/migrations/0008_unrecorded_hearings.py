"""Who excused a hearing from being recorded in sound and picture, and why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_ways_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="hearing",
            name="excused_by",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="hearing",
            name="excused_for",
            field=models.TextField(blank=True),
        ),
    ]
