"""The words of a mail of ours, plain and as HTML, from one source so that both always say the same."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext as _

from warmdesk.core.desk import current_desk
from warmdesk.core.markdown import light_markdown
from warmdesk.core.moments import clock_time, weekday_and_date
from warmdesk.tickets.choices import Act, Kind
from warmdesk.tickets.links import FOLLOW, SOLVED, address_of, make_token
from warmdesk.tickets.models import Message, Ticket

LINE = "_" * 40
# A quotation is there to remind; the whole thread is on the page that the mail links to.
LONGEST_QUOTE = 20_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that is a link."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a mail of ours says, from top to bottom."""

    text: str
    signature: str
    question: str
    choices: tuple[Choice, ...]
    small_print: str
    follow: str
    attribution: str
    quote: str


def sheet_of(message: Message) -> Sheet:
    """What the mail of this message says. It carries its ticket, with person and mailbox."""
    ticket = message.ticket
    is_automatic = message.kind == Kind.AUTOMATIC
    earlier = None if is_automatic else _answered(message)
    choices = _choices(message) if _asks_if_solved(message) else ()
    return Sheet(
        text=message.text.strip(),
        signature="" if is_automatic else ticket.mailbox.signature.strip(),
        question=_("Is it solved for you?") if choices else "",
        choices=choices,
        small_print=_small_print(ticket, is_automatic=is_automatic),
        follow=_link_in(message, FOLLOW),
        attribution=_attribution(earlier) if earlier else "",
        quote=earlier.text.strip()[:LONGEST_QUOTE] if earlier else "",
    )


def _link_in(message: Message, purpose: str) -> str:
    """Opens in the name of the person, in a mail to them alone; where others get it too, each signs in as themselves.

    Mail programs quote what they answer, so a link that only the person's own copy holds would soon reach the others.
    """
    ticket, delivery = message.ticket, message.delivery
    if [*delivery.to, *delivery.cc] != [ticket.person.email]:
        page = "/solved" if purpose == SOLVED else ""
        return f"{settings.ADDRESS}/help/requests/{ticket.pk}{page}"
    return address_of(make_token(purpose=purpose, ticket=ticket.pk, person=ticket.person_id))


def _small_print(ticket: Ticket, *, is_automatic: bool) -> str:
    line = f"{current_desk().name} · {ticket.pk}"
    return _("Sent automatically.") + " " + line if is_automatic else line


def _answered(message: Message) -> Message | None:
    """The newest thing that a person wrote before this message."""
    return (
        Message.objects.filter(ticket_id=message.ticket_id, kind=Kind.PERSON, pk__lt=message.pk)
        .for_all()
        .select_related("person")
        .order_by("-pk")
        .first()
    )


def _attribution(earlier: Message) -> str:
    zone = current_desk().timezone
    return _("On {date} at {time}, {name} wrote:").format(
        date=weekday_and_date(earlier.at, zone),
        time=clock_time(earlier.at, zone),
        name=earlier.author_name,
    )


def _asks_if_solved(message: Message) -> bool:
    """This very message is the one with which an agent asked."""
    if message.kind != Kind.REPLY:
        return False
    return message.ticket.events.filter(act=Act.ASKED_IF_SOLVED, at=message.at).exists()


def _choices(message: Message) -> tuple[Choice, ...]:
    address = _link_in(message, SOLVED)
    labels = {"yes": _("Yes, solved"), "partly": _("Partly"), "no": _("No, not yet")}
    return tuple(Choice(label, f"{address}?answer={answer}") for answer, label in labels.items())


def as_plain(sheet: Sheet) -> str:
    """The mail in plain text."""
    blocks = [sheet.text]
    if sheet.choices:
        answers = "\n".join(f"{each.label}: {each.address}" for each in sheet.choices)
        blocks.append(f"{sheet.question}\n{answers}")
    if sheet.signature:
        blocks.append(sheet.signature)
    follow = _("See where it is: {address}").format(address=sheet.follow)
    blocks.append(f"-- \n{sheet.small_print} · {follow}")
    if sheet.quote:
        quoted = "\n".join(f"> {line}".rstrip() for line in sheet.quote.splitlines())
        blocks.append(f"{LINE}\n{sheet.attribution}\n{quoted}")
    return "\n\n".join(blocks) + "\n"


def as_html(sheet: Sheet) -> str:
    """The same words in HTML. Nothing is loaded from anywhere, and nothing tells us that it was read."""
    blocks: list[str] = [light_markdown(sheet.text)]
    if sheet.choices:
        blocks.append(f"<p>{escape(sheet.question)}</p>")
        links = " &nbsp;·&nbsp; ".join(_link(each.address, each.label) for each in sheet.choices)
        blocks.append(f"<p>{links}</p>")
    if sheet.signature:
        blocks.append(f"<p>{_lines(sheet.signature)}</p>")
    follow = _link(sheet.follow, _("See where it is"))
    blocks.append(
        f'<p style="font-size:13px;color:#59645d">{escape(sheet.small_print)} · {follow}</p>'
    )
    if sheet.quote:
        blocks.append(
            f'<hr style="border:0;border-top:1px solid #d6dcd3"><p>{escape(sheet.attribution)}</p>'
            f'<blockquote style="margin:0 0 0 4px;padding-left:12px;border-left:2px solid #d6dcd3">'
            f"{_lines(sheet.quote)}</blockquote>"
        )
    body = "\n".join(blocks)
    return (
        "<!DOCTYPE html><html><body style=\"font-family:system-ui,'Segoe UI',sans-serif;"
        f'font-size:16px;line-height:1.5;color:#18201c">\n{body}\n</body></html>\n'
    )


def _link(address: str, label: str) -> str:
    return f'<a href="{escape(address)}">{escape(label)}</a>'


def _lines(text: str) -> str:
    return "<br>\n".join(escape(line) for line in text.splitlines())
