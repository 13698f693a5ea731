"""Addresses of applications and permits."""

from django.urls import path

from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.permits import creating, views

applications = [
    path("new/", creating.choose_kind, name="new_application"),
    path("new/<slug:kind>/", creating.new_application, name="new_application_of"),
    path("<application:number>/", views.application, name="application"),
    path("<application:number>/do/<slug:slug>/", views.perform_step, name="application_step"),
    path(
        "<application:number>/documents/<slug:code>/",
        views.application_paper,
        name="application_paper",
    ),
]
permits = [
    path("<permit:number>/", views.permit, name="permit"),
    path("<permit:number>/do/<slug:slug>/", views.perform_permit_step, name="permit_step"),
    path("<permit:number>/documents/<slug:code>/", views.permit_paper, name="permit_paper"),
]
