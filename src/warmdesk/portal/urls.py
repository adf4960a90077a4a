"""Addresses of the portal, and of the links in our mails."""

from __future__ import annotations

from django.urls import path

from warmdesk.portal.views import ask, links, me, requests, sign_in, solved, welcome

app_name = "portal"
urlpatterns = [
    path("help", welcome.welcome, name="welcome"),
    path("help/ask", ask.ask, name="ask"),
    path("help/ask/done", ask.asked, name="asked"),
    path("help/requests", requests.requests, name="requests"),
    path("help/requests/<int:number>", requests.follow, name="request"),
    path("help/requests/<int:number>/files/<slug:key>", requests.file, name="file"),
    path("help/requests/<int:number>/solved", solved.solved, name="solved"),
    path("help/requests/<int:number>/heard", solved.heard, name="heard"),
    path("help/me", me.me, name="me"),
    path("help/sign-in", sign_in.sign_in, name="sign-in"),
    path("help/sign-out", sign_in.sign_out, name="sign-out"),
    path("l/<str:token>", links.link, name="link"),
]
