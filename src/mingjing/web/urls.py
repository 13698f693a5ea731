"""Every address of the product."""

from django.urls import URLPattern, URLResolver, include, path

from mingjing.web import gallery, probing
from mingjing.web.accounts import urls as accounts

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", include(accounts.entrance)),
    path("console/me/", include(accounts.me)),
    path("console/", include("mingjing.web.console.urls")),
    path("components/", gallery.components, name="components"),
    path("readyz", probing.readyz, name="readyz"),
    path("", include("mingjing.web.portal.urls")),
]
handler404 = "mingjing.web.portal.views.no_such_page"
handler500 = "mingjing.web.portal.views.page_that_failed"
