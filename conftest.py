"""Read before every other conftest and before Django: where the session's data lives."""

from support import environment

environment.enter()

from django.conf import settings  # noqa: E402 - reads the environment that was just set

settings.INSTALLED_APPS  # noqa: B018 - reads the settings, so that pytest-django sets Django up
