"""Addresses of seizures."""

from django.urls import path

from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.seizures import creating, pictures, views

urlpatterns = [
    path("new/", creating.new_seizure, name="new_seizure"),
    path("<seizure:number>/", views.seizure, name="seizure"),
    path("<seizure:number>/do/<slug:slug>/", views.perform_step, name="seizure_step"),
    *pictures.ALBUM.urls("seizure"),
    path("<seizure:number>/documents/<slug:code>/", views.seizure_paper, name="seizure_paper"),
]
