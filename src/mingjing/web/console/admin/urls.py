"""Addresses of administration."""

from django.urls import URLPattern, path

from mingjing.web.console.admin import discretion, importing, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="admin"),
    path("units/", views.units, name="admin_units"),
    path("people/", views.people, name="admin_people"),
    path("people/<slug:code>/", views.person, name="admin_person"),
    path("certificates/", views.certificates, name="admin_certificates"),
    path("devices/", views.devices, name="admin_devices"),
    path("settings/", views.settings, name="admin_settings"),
    path("accounts/", views.account_list, name="admin_accounts"),
    path("import/", importing.import_page, name="admin_import"),
    path("import/template/", importing.template, name="admin_import_template"),
    path("discretion/", discretion.discretion, name="admin_discretion"),
    path("discretion/template/", discretion.template, name="admin_discretion_template"),
    path(
        "discretion/<slug:benchmark>/export/",
        discretion.export,
        name="admin_discretion_export",
    ),
    path("do/<slug:slug>/", views.perform, name="admin_act"),
]
