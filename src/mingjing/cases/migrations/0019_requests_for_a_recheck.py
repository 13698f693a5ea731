"""申请复查: the party asks that its order be looked at again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_service_by_announcement")]

    operations = [
        migrations.AddField(
            model_name="rectificationorder",
            name="asked",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="rectificationorder",
            name="asked_on",
            field=models.DateField(null=True),
        ),
    ]
