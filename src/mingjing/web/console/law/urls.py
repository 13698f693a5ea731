"""Addresses of the law at work."""

from django.urls import URLPattern, path

from mingjing.web.console.law import (
    calculating,
    calendars,
    changes,
    entering,
    review_catalogue,
    verifying,
)

urlpatterns: list[URLPattern] = [
    path("calculate/", calculating.calculate, name="law_calculate"),
    path("calendars/", calendars.calendars, name="law_calendars"),
    path("calendars/<int:year>/", calendars.calendar, name="law_calendar"),
    path("changes/", changes.changes, name="law_changes"),
    path("changes/new/", entering.enter, name="law_enter_norm"),
    path("changes/<int:key>/", changes.settle, name="law_settle"),
    path("review-catalogue/", review_catalogue.review_catalogue, name="law_review_catalogue"),
    path("unverified/", verifying.unverified_rules, name="law_unverified"),
    path("verify/<slug:rule>/<str:version>/", verifying.verify, name="law_verify"),
]
