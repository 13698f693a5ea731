"""Addresses of the console."""

from django.urls import URLPattern, URLResolver, include, path

from mingjing.web.console import (
    alerts,
    approving,
    consulting,
    error_reports,
    hand_overs,
    leads,
    papers,
    publications,
    reviewing,
    searching,
    slugs,  # noqa: F401 - brings the converters of addresses
    status,
    views,
    violations,
)
from mingjing.web.console.lists import views as lists
from mingjing.web.console.lists.table import LISTS
from mingjing.web.console.permits import urls as permits

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("status/", status.status, name="status"),
    path("notices/", status.notices, name="notices"),
    path("error-reports/", error_reports.reports, name="error_reports"),
    path("hand-overs/", hand_overs.hand_overs, name="hand_overs"),
    path("hand-overs/<slug:code>/", hand_overs.hand_over_paper, name="hand_over_paper"),
    path("leads/new/", leads.new_lead, name="new_lead"),
    path("inspections/", include("mingjing.web.console.inspections.urls")),
    path("summary/", include("mingjing.web.console.summary.urls")),
    path("seizures/", include("mingjing.web.console.seizures.urls")),
    path("supply-stops/", include("mingjing.web.console.supply.urls")),
    path("applications/", include(permits.applications)),
    path("permits/", include(permits.permits)),
    path("approvals/", approving.approvals, name="approvals"),
    path("approvals/<case:docket>/", approving.approval, name="approval"),
    path("alerts/", alerts.alerts, name="alerts"),
    path("alerts/<int:key>/", alerts.alert, name="alert"),
    path("alerts/<int:key>/<slug:slug>/", alerts.settle_alert, name="settle_alert"),
    path("outside/", alerts.outside, name="outside_items"),
    path("review-signals/", reviewing.signals, name="review_signals"),
    path("consultations/", consulting.consultations, name="consultations"),
    path("consultations/<int:key>/", consulting.consultation, name="consultation"),
    path("consultations/<int:key>/advice/", consulting.advice, name="consultation_advice"),
    path("consultations/<int:key>/<slug:slug>/", consulting.consult, name="consult"),
    path("search/", searching.search, name="search"),
    path("violations/", violations.violations, name="violations"),
    path("violations/<slug:violation_id>/", violations.violation, name="violation"),
    *(path(f"{one}/", lists.listed, {"name": one}, name=LISTS[one].place) for one in LISTS),
    path("<slug:name>/export/", lists.export, name="export"),
    path("cases/<case:docket>/", views.case, name="case"),
    path("cases/<case:docket>/review/", reviewing.review, name="review"),
    path("cases/<case:docket>/review/draft/", reviewing.draft, name="review_draft"),
    path(
        "cases/<case:docket>/review/preview/",
        reviewing.preview_opinion,
        name="review_preview",
    ),
    path("cases/<case:docket>/documents/<slug:code>/", papers.paper, name="paper"),
    path("cases/<case:docket>/publication/", publications.publication, name="publication"),
    path(
        "cases/<case:docket>/publication/page/",
        publications.public_page,
        name="publication_page",
    ),
    path("cases/<case:docket>/do/<slug:slug>/", views.perform, name="case_act"),
    path("cases/<case:docket>/evidence/", include("mingjing.web.console.evidence.urls")),
    path("publications/", include("mingjing.web.console.publishing.urls")),
    path("law/", include("mingjing.web.console.law.urls")),
    path("admin/", include("mingjing.web.console.admin.urls")),
]
