"""All settings on one searchable page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from warmdesk.desk.views.settings.page import agent_page
from warmdesk.web.guards import AgentRequest, for_admins


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of settings: what it does, and the words under which it is found."""

    title: str
    does: str
    page: str
    icon: str
    words: str


def entries() -> list[Entry]:
    return [
        Entry(
            _("Mailboxes"),
            _("Addresses that people write to, how mail comes and goes, who holds what is new."),
            "desk:settings-mailboxes",
            "mail",
            _("imap smtp server password signature rota duty test e-mail"),
        ),
        Entry(
            _("Colleagues"),
            _("Invite, change a role, say who is away, hand over from who leaves."),
            "desk:settings-people",
            "invite",
            _("agents users invitation lead admin holiday remove team"),
        ),
        Entry(
            _("Hours"),
            _("When the desk is open, holidays, and by when people hear from us."),
            "desk:settings-hours",
            "clock",
            _("week time zone telephone first answer close days promise target"),
        ),
        Entry(
            _("Starting points"),
            _("Facts to begin a reply with, and gaps to fit to the person."),
            "desk:settings-starting-points",
            "article",
            _("templates canned saved replies snippets macros text"),
        ),
        Entry(
            _("Coach"),
            _("Whom it speaks for, and which rules are on, quiet or off."),
            "desk:settings-coach",
            "thought",
            _("rules policy preset jargon small talk findings thoughts"),
        ),
        Entry(
            _("Name and kind"),
            _("What the desk is called, and whether it helps colleagues or customers."),
            "desk:settings-look",
            "building",
            _("look title provider internal brand"),
        ),
        Entry(
            _("Keys for other programs"),
            _("Which programs speak for whom, when they last did, and ending that."),
            "desk:keys",
            "key",
            _("api interface token secret bearer integration"),
        ),
        Entry(
            _("What is remembered"),
            _("What the desk keeps of people, for how long, and who can read it."),
            "desk:settings-privacy",
            "shield",
            _("privacy erase delete retention data card coach"),
        ),
    ]


@for_admins
@require_safe
def index(request: AgentRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    found = [each for each in entries() if _is_about(each, words)]
    return agent_page(request, "desk/settings/index.html", {"entries": found, "words": words})


@for_admins
@require_safe
def privacy(request: AgentRequest) -> HttpResponse:
    return agent_page(request, "desk/settings/privacy.html", {})


def _is_about(entry: Entry, words: str) -> bool:
    text = f"{entry.title} {entry.does} {entry.words}".lower()
    return all(word in text for word in words.lower().split())
