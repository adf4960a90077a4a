"""Every address of the desk, surface by surface."""

from __future__ import annotations

from django.urls import include, path

from warmdesk.api.urls import api
from warmdesk.web import errors, health, views

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("go-on", views.go_on, name="go-on"),
    path("gallery", views.gallery, name="gallery"),
    path("sign-in/", include("allauth.account.urls")),
    path("api/v1/", api.urls),
    path("", include("warmdesk.portal.urls")),
    path("", include("warmdesk.desk.urls")),
]

handler400 = errors.bad_request
handler403 = errors.no_access
handler404 = errors.not_found
# Asked for by allauth, where somebody tries too often.
handler429 = errors.too_many
handler500 = errors.server_error
