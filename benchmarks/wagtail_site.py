"""A Wagtail site with a list page, set up in a temporary environment to be compared with.

The list shows as many pages as our register, newest first, each with its title, day and one
line of text, through Wagtail's own page tree and Django's templates, as its tutorial has it.
Its packages are installed by pip into a virtual environment that is thrown away.
"""

import subprocess
import sys
from pathlib import Path

VERSION = "8.0.1"
SETTINGS = """
import os
from pathlib import Path
BASE = Path(__file__).parent
SECRET_KEY = "benchmark"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = ["site_app", "wagtail.contrib.redirects", "wagtail.sites", "wagtail.users",
    "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.admin", "wagtail",
    "modelcluster", "taggit", "django.contrib.auth", "django.contrib.contenttypes",
    "django.contrib.sessions", "django.contrib.messages", "django.contrib.staticfiles"]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware"]
ROOT_URLCONF = "site_urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE / "templates"], "APP_DIRS": True, "OPTIONS": {"context_processors": [
    "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages"]}}]
KEPT = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}  # as ours
SITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE / "site.db"}
DATABASES = {"default": SITE | KEPT}
STATIC_URL = "/static/"
USE_TZ = True
LANGUAGE_CODE = "zh-hans"
WAGTAIL_SITE_NAME = "benchmark"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
"""
URLS = """
from django.urls import include, path
from wagtail import urls
urlpatterns = [path("", include(urls))]
"""
MODELS = """
from django.db import models
from wagtail.models import Page

class ListPage(Page):
    def get_context(self, request):
        context = super().get_context(request)
        items = ItemPage.objects.child_of(self).live().order_by("-decided_on", "-pk")
        context["total"] = items.count()
        context["items"] = items[:SIZE]
        return context

class ItemPage(Page):
    decided_on = models.DateField()
    firm = models.CharField(max_length=200)
    cause = models.CharField(max_length=200)
"""
BASE_HTML = """{% load wagtailcore_tags %}<!doctype html><html lang="zh"><head>
<meta charset="utf-8"><title>{{ page.title }}</title></head><body><h1>{{ page.title }}</h1>
{% block body %}{% endblock %}</body></html>"""
LIST_HTML = """{% extends "base.html" %}{% load wagtailcore_tags %}{% block body %}
<p>共 {{ total }} 件</p><ol>{% for one in items %}<li>
<a href="{% pageurl one %}">{{ one.title }}</a> {{ one.firm }} {{ one.cause }}
<time>{{ one.decided_on|date:"Y-m-d" }}</time></li>{% endfor %}</ol>{% endblock %}"""
ITEM_HTML = """{% extends "base.html" %}{% block body %}<p>{{ page.firm }}</p>
<p>{{ page.cause }}</p><time>{{ page.decided_on|date:"Y-m-d" }}</time>{% endblock %}"""
WSGI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "site_settings"
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
"""
FILL = """
import datetime, sys, wsgi
from wagtail.models import Page, Site
from site_app.models import ItemPage, ListPage
root = Page.objects.get(depth=1)
listing = root.add_child(instance=ListPage(title="行政处罚", slug="list"))
site = Site.objects.get(is_default_site=True)
site.root_page = listing
site.hostname = "127.0.0.1"
site.save()
last = datetime.date(2026, 11, 20)
for number in range(int(sys.argv[1])):
    title = f"（陵）应急罚〔2026〕{number}号"
    listing.add_child(instance=ItemPage(title=title, slug=f"p{number}",
        decided_on=last - datetime.timedelta(days=number // 3),
        firm="陵川县示例建材有限公司（虚构）", cause="未如实记录安全生产教育和培训情况"))
"""


def build(folder: Path, count: int, size: int) -> Path:
    """Build the site with *count* pages, of which the list shows *size*; return its Python."""
    python = folder / "venv" / "bin" / "python"
    _run(sys.executable, "-m", "venv", str(folder / "venv"))
    _run(str(python), "-m", "pip", "install", "-q", f"wagtail=={VERSION}", "gunicorn")
    app, templates = folder / "site_app", folder / "templates"
    for each in (app, templates / "site_app"):
        each.mkdir(parents=True)
    files = {
        folder / "site_settings.py": SETTINGS,
        folder / "site_urls.py": URLS,
        folder / "wsgi.py": WSGI,
        folder / "fill.py": FILL,
        app / "__init__.py": "",
        app / "models.py": MODELS.replace("SIZE", str(size)),
        templates / "base.html": BASE_HTML,
        templates / "site_app" / "list_page.html": LIST_HTML,
        templates / "site_app" / "item_page.html": ITEM_HTML,
    }
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    manage = [str(python), "-m", "django"]
    settings = ["--settings=site_settings", f"--pythonpath={folder}"]
    _run(*manage, "makemigrations", "site_app", "-v0", *settings, cwd=folder)
    _run(*manage, "migrate", "-v0", *settings, cwd=folder)
    _run(str(python), "fill.py", str(count), cwd=folder)
    return python


def _run(*words: str, cwd: Path | None = None) -> None:
    subprocess.run(words, cwd=cwd, check=True)  # noqa: S603 - programs named here
