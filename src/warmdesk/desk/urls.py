"""Addresses of the desk."""

from __future__ import annotations

from django.urls import path

from warmdesk.desk.urls_settings import urlpatterns as settings_urls
from warmdesk.desk.views import (
    asked,
    bulk,
    coached,
    composing,
    files,
    home,
    inbox,
    joining,
    knowledge,
    news,
    opening,
    owning,
    solving,
    starting,
    ticket,
)

app_name = "desk"
urlpatterns = [
    path("home", home.home, name="home"),
    path("inbox", inbox.inbox, name="inbox"),
    path("inbox/bulk", bulk.inbox_bulk, name="inbox-bulk"),
    path("search", inbox.search, name="search"),
    path("search/palette", inbox.palette, name="palette"),
    path("knowledge", knowledge.knowledge, name="knowledge"),
    path("knowledge/starting-points", starting.starting_points, name="starting-points"),
    path(
        "knowledge/starting-points/<int:number>/used",
        starting.starting_point_used,
        name="starting-point-used",
    ),
    path("news", news.news, name="news"),
    path("poll", news.poll, name="poll"),
    path("c/new", opening.ticket_new, name="ticket-new"),
    path("c/<int:number>", ticket.ticket, name="ticket"),
    path("c/<int:number>/title", ticket.rename, name="ticket-title"),
    path("c/<int:number>/join", joining.ticket_join, name="ticket-join"),
    path("c/<int:number>/label", ticket.label, name="ticket-label"),
    path("c/<int:number>/look", composing.ticket_look, name="ticket-look"),
    path("c/<int:number>/draft", composing.ticket_draft, name="ticket-draft"),
    path("c/<int:number>/file", composing.ticket_file, name="ticket-file"),
    path("c/<int:number>/coach", coached.ticket_coach, name="ticket-coach"),
    path("c/<int:number>/thought", coached.ticket_thought, name="ticket-thought"),
    path("c/<int:number>/send", composing.ticket_send, name="ticket-send"),
    path("c/<int:number>/note", composing.ticket_note, name="ticket-note"),
    path("c/<int:number>/undo", composing.ticket_undo, name="ticket-undo"),
    path("c/<int:number>/take", owning.ticket_take, name="ticket-take"),
    path("c/<int:number>/handoff", owning.ticket_handoff, name="ticket-handoff"),
    path("handoffs/<int:handoff>", owning.handoff_answer, name="handoff-answer"),
    path("c/<int:number>/solve", solving.ticket_solve, name="ticket-solve"),
    path("c/<int:number>/aside", solving.ticket_aside, name="ticket-aside"),
    path("c/<int:number>/back", solving.ticket_back, name="ticket-back"),
    path("c/<int:number>/starting", starting.ticket_starting, name="ticket-starting"),
    path("c/<int:number>/asked", asked.ticket_asked, name="ticket-asked"),
    path("files/<slug:key>", files.attachment, name="attachment"),
    path("messages/<int:message>/html", files.message_html, name="message-html"),
    path("messages/<int:message>/raw", files.message_raw, name="message-raw"),
    *settings_urls,
]
