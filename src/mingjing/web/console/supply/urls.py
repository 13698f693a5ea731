"""Addresses of stops of supply."""

from django.urls import path

from mingjing.web.console import slugs  # noqa: F401 - brings the converters of addresses
from mingjing.web.console.supply import creating, pictures, views

urlpatterns = [
    path("new/", creating.new_supply_stop, name="new_supply_stop"),
    path("<supply:number>/", views.supply_stop, name="supply_stop"),
    path("<supply:number>/do/<slug:slug>/", views.perform_step, name="supply_step"),
    *pictures.ALBUM.urls("supply"),
    path("<supply:number>/documents/<slug:code>/", views.supply_paper, name="supply_paper"),
]
