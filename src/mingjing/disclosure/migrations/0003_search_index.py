"""What the public finds publications by; derived, rebuilt by ``mingjing search rebuild``."""

from django.db import migrations

from mingjing.search.index import creating


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_public_pages")]
    operations = [creating("publications")]
