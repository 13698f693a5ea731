"""Addresses of the evidence of one case; each view is handed its docket first."""

from django.urls import URLPattern, path

from mingjing.web.console.evidence import pages, tus

urlpatterns: list[URLPattern] = [
    path("", pages.catalogue, name="evidence"),
    path("new/", pages.add, name="add_evidence"),
    path("uploads/", tus.collection, name="uploads"),
    path("uploads/<str:upload_id>/", tus.resource, name="upload"),
    path("uploads/<str:upload_id>/claims/", pages.claims, name="upload_claims"),
    path("<int:seq>/", pages.item, name="evidence_item"),
    path("<int:seq>/accept/", pages.accept, name="accept_custody"),
    path("<int:seq>/original/", pages.original, name="evidence_original"),
    path("<int:seq>/thumbnail/", pages.thumbnail, name="evidence_thumbnail"),
]
