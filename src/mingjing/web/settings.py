"""The one settings file. What another county would change is in its ``bureau.toml``."""

import os
import secrets
from datetime import timedelta
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
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ALLOWED_HOSTS = os.environ.get("MINGJING_HOSTS", ",".join(LOOPBACK)).split(",")
ELSEWHERE = [host for host in ALLOWED_HOSTS if host not in LOOPBACK]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ELSEWHERE]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_tasks",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "mingjing.ledger",
    "mingjing.bureau",
    "mingjing.accounts",
    "mingjing.evidence",
    "mingjing.documents",
    "mingjing.cases",
    "mingjing.review",
    "mingjing.inspections",
    "mingjing.compulsion",
    "mingjing.permits",
    "mingjing.summary",
    "mingjing.disclosure",
    "mingjing.casefile",
    "mingjing.supervision",
    "mingjing.worklist",
    "mingjing.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mingjing.web.form_size.FormSizeMiddleware",
    "mingjing.web.demonstration.mode.DemonstrationMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mingjing.web.accounts.gate.SignInGate",
    "mingjing.web.errors.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "mingjing.web.urls"
WSGI_APPLICATION = "mingjing.web.wsgi.application"

DATABASES = {"default": database(os.environ.get("MINGJING_DATABASE", ""), DATA)}
TASKS = {"default": {"BACKEND": "mingjing.web.tasks.OutboxBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"environment": "mingjing.web.templating.environment"},
    },
]
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "mingjing.accounts.backends.RosterBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/console/"
SESSION_COOKIE_NAME = "mingjing_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(ELSEWHERE)
CSRF_COOKIE_NAME = "mingjing_csrf"
CSRF_FAILURE_VIEW = "mingjing.web.accounts.lapsed.csrf_failed"

# What the library of second factors is told; its own pages are not served (ADR 0018).
ACCOUNT_ADAPTER = "mingjing.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "person"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # failures are counted in one place, and that is axes
MFA_ADAPTER = "mingjing.accounts.adapter.SealingAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ELSEWHERE

AXES_FAILURE_LIMIT = MINGJING_BUREAU.sign_in.failures
AXES_COOLOFF_TIME = timedelta(minutes=MINGJING_BUREAU.sign_in.lock_minutes)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "username"  # what authenticate() is given
AXES_USERNAME_CALLABLE = "mingjing.web.accounts.failing.name_tried"
AXES_LOCKOUT_CALLABLE = "mingjing.web.accounts.failing.locked"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # behind a proxy all come from one address (ADR 0018)
AXES_SENSITIVE_PARAMETERS = [
    "username", "person", "password", "code", "credential", "kept", "next",
    "csrfmiddlewaretoken",
]  # fmt: skip

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [Path(__file__).parent / "static"]
WHITENOISE_USE_FINDERS = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
