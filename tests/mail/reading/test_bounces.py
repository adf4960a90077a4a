import pytest

from tests.mail.reading.letters import message
from warmdesk.mail.reading import Bounce, read_mail

REPORT = """--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Kim@client.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1
 no such user

--b
Content-Type: message/rfc822

Message-ID: <wd.7@desk.example>
Subject: Dock

old
--b--
"""
REPORT_TYPE = "multipart/report; report-type=delivery-status; boundary=b"


def test_a_delivery_report_tells_who_and_why_and_what() -> None:
    raw = message(
        REPORT.format(action="failed"), sender="MAILER-DAEMON@mx.example", Content_Type=REPORT_TYPE
    )

    letter = read_mail(raw)

    assert letter.bounce == Bounce(
        ("kim@client.example",), "smtp; 550 5.1.1 no such user", "<wd.7@desk.example>"
    )
    assert letter.auto
    assert letter.body == "Your message could not be delivered."


def test_a_delay_is_automatic_but_nothing_failed() -> None:
    raw = message(
        REPORT.format(action="delayed"), sender="MAILER-DAEMON@mx.example", Content_Type=REPORT_TYPE
    )

    letter = read_mail(raw)

    assert letter.bounce is None
    assert letter.auto


@pytest.mark.parametrize(
    ("sender", "subject"),
    [
        ("Mail Delivery System <mailer-daemon@mx.example>", "failure notice"),
        ("postmaster@mx.example", "Undeliverable: Dock"),
        ("System Administrator <admin@mx.example>", "Returned mail: user unknown"),
        ("Mail Delivery Subsystem <postmaster@mx.example>", "Unzustellbar: Dock"),
    ],
)
def test_reports_in_plain_words_are_understood(sender: str, subject: str) -> None:
    body = (
        "Sorry, it did not work.\n\n<kim@client.example>:\n550 5.1.1 no such user\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <wd.7@desk.example>\nTo: other@client.example\n"
    )

    letter = read_mail(message(body, sender=sender, Subject=subject))

    assert letter.bounce == Bounce(
        ("kim@client.example",), "550 5.1.1 no such user", "<wd.7@desk.example>"
    )
    assert letter.auto


def test_someone_asking_about_a_bounce_is_a_person() -> None:
    body = "I got this:\nYour message could not be delivered to kim@client.example\n550 5.1.1 no such user"

    letter = read_mail(message(body, Subject="Undelivered mail, why?"))

    assert letter.bounce is None
    assert not letter.auto
