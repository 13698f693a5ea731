"""Addresses of inspections."""

from django.urls import path

from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.inspections import creating, pictures, views

urlpatterns = [
    path("new/", creating.new_inspection, name="new_inspection"),
    path("plan/", creating.new_plan, name="inspection_plan"),
    path("<inspection:number>/", views.inspection, name="inspection"),
    path("<inspection:number>/do/<slug:slug>/", views.perform_step, name="inspection_step"),
    *pictures.ALBUM.urls("inspection"),
    path(
        "<inspection:number>/documents/<slug:code>/",
        views.inspection_paper,
        name="inspection_paper",
    ),
]
