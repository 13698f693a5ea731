"""Addresses of penalties on the spot."""

from django.urls import path

from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.summary import finding, pictures, views

urlpatterns = [
    path("new/", finding.new_penalty, name="new_summary_penalty"),
    path("<summary:number>/", views.penalty, name="summary_penalty"),
    path("<summary:number>/do/<slug:slug>/", views.perform_step, name="summary_step"),
    *pictures.ALBUM.urls("summary"),
    path("<summary:number>/documents/<slug:code>/", views.summary_paper, name="summary_paper"),
]
