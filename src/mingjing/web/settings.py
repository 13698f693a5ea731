"""The one settings file. What another county would change is in its ``bureau.toml``."""

import os
import secrets
from pathlib import Path

from mingjing.bureau.config import load_config
from mingjing.web.database import database

DATA = Path(os.environ.get("MINGJING_DATA", "data")).resolve()
MINGJING_DATA = DATA
MINGJING_BUREAU = load_config(DATA / "bureau.toml")
MINGJING_LOG_ORIGIN = MINGJING_BUREAU.log_origin


def _secret_key() -> str:
    """Return the key of this installation, made at first use and kept in the data directory."""
    if value := os.environ.get("MINGJING_SECRET_KEY"):
        return value
    path = DATA / "keys" / "secret_key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with os.fdopen(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
            ) as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MINGJING_HOSTS", "127.0.0.1,localhost,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "mingjing.ledger",
    "mingjing.bureau",
    "mingjing.evidence",
    "mingjing.documents",
    "mingjing.cases",
    "mingjing.review",
    "mingjing.disclosure",
    "mingjing.casefile",
    "mingjing.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mingjing.web.errors.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "mingjing.web.urls"
WSGI_APPLICATION = "mingjing.web.wsgi.application"

DATABASES = {"default": database(os.environ.get("MINGJING_DATABASE", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"environment": "mingjing.web.templating.environment"},
    },
]
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent / "static"]
WHITENOISE_USE_FINDERS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
