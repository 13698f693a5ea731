"""What adopting a defence left of the proposal that the party had been told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_unrecorded_hearings"),
    ]

    operations = [
        migrations.AddField(
            model_name="defence",
            name="amended",
            field=models.JSONField(default=dict),
        ),
    ]
