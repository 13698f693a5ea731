"""The addresses of the portal: short, readable, and kept for ever once published."""

from django.urls import URLPattern, path, re_path

from mingjing.web.portal import (
    asking,
    calculating,
    feed,
    norms,
    reporting,
    review_list,
    sections,
    verifying,
    views,
    violations,
)
from mingjing.web.portal.log_files import NAMES

urlpatterns: list[URLPattern] = [
    path("", views.home, name="portal_home"),
    path("decisions/", views.register, name="register"),
    path("decisions/<slug:code>/", views.decision, name="decision"),
    path("decisions/<slug:code>/record.json", views.public_record, name="public_record"),
    path("decisions/<slug:code>/receipt.json", views.receipt, name="receipt"),
    path("authority/", sections.authority, name="authority"),
    path("basis/", norms.basis, name="basis"),
    path("basis/review/", review_list.review_list, name="review_list"),
    path("basis/violations/", violations.violations, name="public_violations"),
    path(
        "basis/violations/<slug:violation_id>/",
        violations.violation,
        name="public_violation",
    ),
    path("basis/<slug:statute>/", norms.statute, name="statute"),
    path("calculate/", calculating.calculate, name="calculate"),
    path("coverage/", sections.coverage, name="coverage"),
    path("procedure/", sections.procedure, name="procedure"),
    path("procedure/<slug:name>/", sections.flow_chart, name="flow_chart"),
    path("why/", asking.ask_why, name="ask_why"),
    path("why/<slug:rule>/", asking.why, name="why"),
    path("api/why/<slug:rule>/", asking.why_json, name="why_json"),
    path("results/", sections.results, name="results"),
    path("verify/", verifying.find_document, name="find_document"),
    path("verify/<slug:code>/", verifying.verify, name="verify"),
    path("record/", views.record, name="record"),
    re_path(
        rf"^log/(?P<year>[0-9]{{4}})/(?P<name>{NAMES})$",
        views.published_log,
        name="published_log",
    ),
    path("report/", reporting.report, name="report"),
    path("report/<slug:code>/", reporting.reported, name="reported"),
    path("feed.xml", feed.feed, name="feed"),
    path("healthz", views.healthz, name="healthz"),
]
