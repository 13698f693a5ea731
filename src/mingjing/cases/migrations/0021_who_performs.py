"""A decision keeps who performs its duties; those from before keep the defaults of their day."""

from django.db import migrations, models

AS_IT_WAS = {
    "warning": "service",
    "criticism": "authority",
    "permit_revocation": "authority",
    "permit_suspension": "authority",
    "qualification_revocation": "authority",
    "qualification_downgrade": "authority",
    "post_certificate_revocation": "authority",
    "practice_ban": "authority",
}


def keep_what_held(apps, _schema_editor):
    """Give each decision the division that the program had when it was made."""
    apps.get_model("cases", "Decision").objects.update(performers=AS_IT_WAS)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0020_what_was_performed"),
    ]

    operations = [
        migrations.AddField(
            model_name="decision",
            name="performers",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(keep_what_held, migrations.RunPython.noop),
    ]
