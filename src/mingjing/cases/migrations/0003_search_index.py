"""What cases are found by; derived, rebuilt by ``mingjing search rebuild``."""

from django.db import migrations

from mingjing.search.index import creating


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_former_officers")]
    operations = [creating("cases")]
