"""Messages for tests, built the way mail programs write them."""

from warmdesk.mail.reading import DeskKnowledge

TICKET = 7
DESK = DeskKnowledge(
    ticket_by_message_id={
        "<first@client.example>": TICKET,
        "<wd.7@desk.example>": TICKET,
        "<wd.8@desk.example>": 8,
    },
    ticket_by_reply_address={"help+s3cret@desk.example": TICKET},
    ticket_by_tag={"[wd-7]": TICKET, "[wd-8]": 8},
    participants={TICKET: {"zoe@client.example", "kim@client.example"}, 8: {"rival@other.example"}},
    agents={"sam@desk.example"},
    own_addresses={"help@desk.example"},
    seen_message_ids={"<seen@client.example>"},
    trusted_authserv_id="mx.desk.example",
    recent_automatic={"loop@client.example": 9},
)


def message(
    body: str = "Any news?", *, sender: str = "Zoë <zoe@client.example>", **headers: str
) -> bytes:
    """A plain message; header names are given with underscores."""
    lines = {
        "From": sender,
        "To": "help@desk.example",
        "Subject": "Dock",
        "Message-ID": "<new@client.example>",
        "Content-Type": "text/plain; charset=utf-8",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"{head}\r\n{body}".encode()


def vouched(domain: str, verdict: str = "pass", server: str = "mx.desk.example") -> str:
    """An Authentication-Results header."""
    return f"{server}; spf={verdict} smtp.mailfrom={domain}; dmarc={verdict} header.from={domain}"
