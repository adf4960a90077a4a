"""The few fixed sets of values that tickets know."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# A message longer than this belongs in a file. A draft may be longer, so that nothing is ever cut.
LONGEST_TEXT = 100_000


class State(models.TextChoices):
    OPEN = "open", _("With us")
    WAITING = "waiting", _("Waiting")
    SET_ASIDE = "aside", _("Set aside")
    ASKED = "asked", _("Asked if solved")
    CLOSED = "closed", _("Closed")


class Channel(models.TextChoices):
    MAIL = "mail", _("by e-mail")
    PORTAL = "portal", _("on the help page")
    DESK = "desk", _("entered by us")
    API = "api", _("by another program")


class Kind(models.TextChoices):
    """Who speaks in a message, and to whom."""

    PERSON = "person", _("From the person")
    REPLY = "reply", _("Reply")
    NOTE = "note", _("Note, team only")
    AUTOMATIC = "automatic", _("Automatic")


class Answered(models.TextChoices):
    NO = "no", _("Not answered")
    PARTLY = "partly", _("Partly")
    YES = "yes", _("Answered")
    ASIDE = "aside", _("Set aside")


class Act(models.TextChoices):
    """What somebody did to a ticket: one line of its history each."""

    OPENED = "opened"
    TAKEN = "taken"
    OFFERED = "offered"
    HANDED_OVER = "handed-over"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    LABELLED = "labelled"
    UNLABELLED = "unlabelled"
    SET_ASIDE = "set-aside"
    BROUGHT_BACK = "brought-back"
    ASKED_IF_SOLVED = "asked-if-solved"
    SOLVED = "solved"
    PARTLY_SOLVED = "partly-solved"
    NOT_SOLVED = "not-solved"
    CLOSED_QUIETLY = "closed-quietly"
    REOPENED = "reopened"
    HEARD = "heard"
    PROMISE_MOVED = "promise-moved"
    BOUNCED = "bounced"
    JOINED = "joined"
    NOT_MAILED = "not-mailed"


class Outcome(models.TextChoices):
    """What became of a mail of ours."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Heard(models.TextChoices):
    YES = "yes", _("Yes")
    MOSTLY = "mostly", _("Mostly")
    NOT_REALLY = "not-really", _("Not really")


class Audience(models.TextChoices):
    """Who may read what a person said after it was solved."""

    OWNER = "owner", _("{owner} may read this")
    LEAD = "lead", _("Only the lead")
    NUMBER = "number", _("Only as a number")
