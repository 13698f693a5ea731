"""Every address of the product."""

from django.urls import URLPattern, path, re_path

from mingjing.web.portal import views
from mingjing.web.portal.log_files import NAMES

urlpatterns: list[URLPattern] = [
    path("", views.register, name="register"),
    path("decisions/<slug:code>/", views.decision, name="decision"),
    path("verify/", views.find_document, name="find_document"),
    path("verify/<slug:code>/", views.verify, name="verify"),
    path("record/", views.record, name="record"),
    re_path(
        rf"^log/(?P<year>[0-9]{{4}})/(?P<name>{NAMES})$",
        views.published_log,
        name="published_log",
    ),
    path("healthz", views.healthz, name="healthz"),
]
handler404 = "mingjing.web.portal.views.no_such_page"
handler500 = "mingjing.web.portal.views.page_that_failed"
