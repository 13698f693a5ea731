from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("summary", "0004_who_files_in_their_place"),
    ]

    operations = [
        migrations.RenameField(
            model_name="summarypenalty",
            old_name="filing_officer",
            new_name="entrusted_officer",
        ),
        migrations.RenameField(
            model_name="summarypenalty",
            old_name="kept_from_filing",
            new_name="recused",
        ),
    ]
