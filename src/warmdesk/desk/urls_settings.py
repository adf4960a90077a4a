"""Addresses of settings, people and one's own page."""

from __future__ import annotations

from django.urls import path

from warmdesk.desk.views import keys, me, own_coach, start
from warmdesk.desk.views import people as persons
from warmdesk.desk.views.settings import (
    coach,
    hours,
    index,
    look,
    mailboxes,
    people,
    starting,
    undoing,
)

urlpatterns = [
    path("start", start.start, name="start"),
    path("start/switch", start.switch, name="switch"),
    path("start/welcome/<str:secret>", start.welcome, name="welcome"),
    path("people", persons.people, name="people"),
    path("people/<int:number>", persons.person, name="person"),
    path("me", me.me, name="me"),
    path("me/coach", own_coach.own_coach, name="own-coach"),
    path("me/coach/forget", own_coach.own_coach_forget, name="own-coach-forget"),
    path("me/keys", keys.keys, name="keys"),
    path("me/keys/<int:number>/end", keys.key_end, name="key-end"),
    path("settings", index.index, name="settings"),
    path("settings/undo", undoing.undo, name="settings-undo"),
    path("settings/privacy", index.privacy, name="settings-privacy"),
    path("settings/mailboxes", mailboxes.mailboxes, name="settings-mailboxes"),
    path("settings/mailboxes/new", mailboxes.mailbox_new, name="settings-mailbox-new"),
    path("settings/mailboxes/<int:number>", mailboxes.mailbox, name="settings-mailbox"),
    path(
        "settings/mailboxes/<int:number>/check",
        mailboxes.mailbox_check,
        name="settings-mailbox-check",
    ),
    path(
        "settings/mailboxes/<int:number>/test",
        mailboxes.mailbox_test,
        name="settings-mailbox-test",
    ),
    path("settings/people", people.people, name="settings-people"),
    path("settings/people/<int:number>", people.agent, name="settings-agent"),
    path(
        "settings/people/invitations/<int:number>/end",
        people.invitation_end,
        name="settings-invitation-end",
    ),
    path("settings/hours", hours.hours, name="settings-hours"),
    path("settings/coach", coach.coach_policy, name="settings-coach"),
    path("settings/look", look.look, name="settings-look"),
    path("settings/starting-points", starting.starting_points, name="settings-starting-points"),
    path(
        "settings/starting-points/new",
        starting.starting_point_new,
        name="settings-starting-point-new",
    ),
    path(
        "settings/starting-points/<int:number>",
        starting.starting_point,
        name="settings-starting-point",
    ),
    path(
        "settings/starting-points/<int:number>/retire",
        starting.starting_point_retire,
        name="settings-starting-point-retire",
    ),
]
