"""A fence, not the proof: entries and openings cannot be rewritten through plain SQL."""

from django.db import migrations

APPEND_ONLY = ("ledger_logentry", "ledger_opening")
KEPT = ("ledger_chain", "ledger_log", "ledger_head")
FENCED = [(t, v) for t in APPEND_ONLY for v in ("UPDATE", "DELETE")] + [
    (t, "DELETE") for t in KEPT
]


def raise_fence(apps, schema_editor):
    apps.get_model("ledger", "Head").objects.create(pk=1)
    run = schema_editor.connection.cursor().execute
    if schema_editor.connection.vendor == "sqlite":
        for table, verb in FENCED:
            run(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    run(
        "CREATE FUNCTION mingjing_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
    )
    fence = [(t, v, "ROW") for t, v in FENCED]
    fence += [(t, "TRUNCATE", "STATEMENT") for t in APPEND_ONLY + KEPT]
    for table, verb, each in fence:
        run(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION mingjing_append_only()"
        )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_the_record")]
    operations = [migrations.RunPython(raise_fence)]
