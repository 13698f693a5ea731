"""Files of law that the bureau entered: added, never rewritten."""

from django.db import migrations, models

TABLE = "bureau_lawfile"
VERBS = ("UPDATE", "DELETE")


def raise_fence(apps, schema_editor):
    run = schema_editor.connection.cursor().execute
    if schema_editor.connection.vendor == "sqlite":
        for verb in VERBS:
            run(
                f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
            )
        return
    for verb, each in [*((verb, "ROW") for verb in VERBS), ("TRUNCATE", "STATEMENT")]:
        run(
            f"CREATE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE} "
            f"FOR EACH {each} EXECUTE FUNCTION mingjing_append_only()"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("bureau", "0003_devices"),
        ("ledger", "0002_append_only"),  # the function that refuses
    ]

    operations = [
        migrations.CreateModel(
            name="LawFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=60)),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("source", models.CharField(max_length=200)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=20)),
            ],
            options={
                "indexes": [models.Index("kind", "name", name="law_files_by_name")],
            },
        ),
        migrations.RunPython(raise_fence),
    ]
