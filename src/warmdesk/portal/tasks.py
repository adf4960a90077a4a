"""Background entry point of the portal: mails with links that people asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from warmdesk.core.desk import current_desk
from warmdesk.core.duties import claim, duty
from warmdesk.people.models import LinkMail
from warmdesk.tickets.links import SIGN_IN, address_of, make_token

log = structlog.get_logger(__name__)

# Somebody who asked for a link does not wait longer; they ask again.
MOST_TRIES = 5
AGAIN_AFTER = timedelta(minutes=1)


@duty(every_seconds=5)
def send_link_mails(at: datetime) -> int:
    due = LinkMail.objects.filter(sent_at=None, tries__lt=MOST_TRIES, due_at__lte=at)
    mails = claim(due.select_related("person").order_by("due_at"), at)
    for mail in mails:
        _send(mail, at)
    return len(mails)


def _send(mail: LinkMail, at: datetime) -> None:
    mail.tries += 1
    mail.claimed_until = None
    try:
        EmailMessage(subject=_subject(mail), body=_body(mail), to=[mail.person.email]).send()
        mail.sent_at = at
    except Exception:
        # Whatever the mail server does, the other mails go on and this one is tried again.
        log.exception("A mail with a link was not sent.", mail=mail.pk)
        mail.due_at = at + AGAIN_AFTER * mail.tries
    mail.save(update_fields=["tries", "sent_at", "due_at", "claimed_until"])


def _subject(mail: LinkMail) -> str:
    desk = current_desk().name
    if mail.purpose == SIGN_IN:
        return _("Your link to sign in at {desk}").format(desk=desk)
    return _("Your new link, {desk} [{number}]").format(desk=desk, number=mail.ticket)


def _body(mail: LinkMail) -> str:
    token = make_token(purpose=mail.purpose, ticket=mail.ticket, person=mail.person_id)
    if mail.purpose == SIGN_IN:
        words = _("Open this link to sign in. It works for 30 minutes:")
        otherwise = _("If you did not ask for this, you can leave it. Nobody was let in.")
    else:
        words = _("The link you opened had expired. This one works:")
        otherwise = _("If you did not open it, you can leave this.")
    return "\n\n".join(
        [
            _("Hello {name},").format(name=mail.person.first_name),
            f"{words}\n{address_of(token)}",
            otherwise,
            "-- \n" + _("Sent automatically.") + f" {current_desk().name}",
        ]
    )
