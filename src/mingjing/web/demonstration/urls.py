"""Addresses that a real installation does not have, before all that it does."""

from django.urls import URLPattern, URLResolver, path

from mingjing.web import urls
from mingjing.web.demonstration import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("demo/", views.roles, name="demonstration"),
    *urls.urlpatterns,
]
handler404 = urls.handler404
handler500 = urls.handler500
