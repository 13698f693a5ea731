"""Addresses of publications of what is no case."""

from django.urls import path

from mingjing.web.console.publishing import (
    slugs,  # noqa: F401 - brings the converter of addresses
    views,
)

urlpatterns = [
    path("<file:number>/", views.publication, name="file_publication"),
    path("<file:number>/page/", views.public_page, name="file_publication_page"),
]
