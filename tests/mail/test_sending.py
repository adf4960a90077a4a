"""From the outbox to a real SMTP server."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.mail import EmailMessage, get_connection

from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from tests.mail.dovecot import free_port
from tests.mail.post import kept, mail
from warmdesk.core.models import Desk
from warmdesk.mail import tasks
from warmdesk.mail.kept import keep_file
from warmdesk.mail.models import Account
from warmdesk.mail.reading import read_mail
from warmdesk.mail.sending import outbox
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions.messages import add_note, add_person_message
from warmdesk.tickets.actions.replies import undo_reply
from warmdesk.tickets.actions.solving import ask_if_solved
from warmdesk.tickets.choices import Channel, Outcome, State
from warmdesk.tickets.errors import TooLate
from warmdesk.tickets.links import read_token
from warmdesk.tickets.models import Attachment, Delivery, Participant, Ticket

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Stands for a process that ends at once."""


@pytest.fixture
def dana():
    return PersonFactory(name="Dana Okafor", email="dana@northgate.example")


@pytest.fixture
def ticket(mailbox, dana, at) -> Ticket:
    """Dana asked; no acknowledgement is in the way."""
    Desk.objects.update_or_create(pk=1, defaults={"name": "Northgate IT help"})
    return make_ticket(
        mailbox=mailbox,
        person=dana,
        at=at,
        subject="Payroll drive not opening",
        text="When will it be back?",
        message_id="one@northgate.example",
        acknowledge=False,
    )


def reply(ticket, kofi, at, text="It is back at **noon**.\n\nKofi"):
    return write_reply(ticket=ticket, agent=kofi, text=text, at=at)


def send(at):
    return tasks.send_mail(at)


def parts(message):
    bodies = [message.get_body((kind,)).get_content() for kind in ("plain", "html")]
    return [body.replace("\r\n", "\n") for body in bodies]


def test_a_reply_leaves_after_its_ten_seconds_in_the_thread(sending, post, ticket, kofi, at):
    message = reply(ticket, kofi, at)
    assert send(at + timedelta(seconds=9)) == 0
    assert send(at + timedelta(seconds=10)) == 1
    sender, recipients, sent = post.mails[0]
    assert (sender, recipients) == ("help@desk.example", ["dana@northgate.example"])
    assert sent["From"] == '"Kofi Asare, Northgate IT help" <help@desk.example>'
    assert sent["To"] == "Dana Okafor <dana@northgate.example>"
    assert ticket.reply_address in sent["Reply-To"]
    assert sent["Subject"] == f"Payroll drive not opening [{ticket.pk}]"
    assert sent["Message-ID"] == f"<{message.message_id}>"
    assert sent["In-Reply-To"] == "<one@northgate.example>"
    assert sent["References"] == "<one@northgate.example>"
    assert sent["Auto-Submitted"] is None
    plain, html = parts(sent)
    assert plain.startswith("It is back at **noon**.\n\nKofi\n")
    assert "<strong>noon</strong>" in html
    line = plain.index("_" * 40)
    assert plain.index("> When will it be back?") > line
    assert f"Northgate IT help · {ticket.pk} · See where it is: http" in plain[:line]
    delivery = Delivery.objects.get(message=message)
    assert (delivery.outcome, delivery.tries) == (Outcome.SENT, 1)
    message.refresh_from_db()
    assert message.undo is None
    with pytest.raises(TooLate):
        undo_reply(message_id=message.pk, agent=kofi, at=at)


def test_the_link_in_the_footer_follows_this_ticket_only(sending, post, ticket, kofi, at):
    reply(ticket, kofi, at)
    send(at + timedelta(minutes=1))
    plain, html = parts(post.newest())
    token = plain.split("/l/")[1].split()[0]
    link = read_token(token)
    assert (link.purpose, link.ticket, link.person) == ("follow", ticket.pk, ticket.person_id)
    assert token in html
    for bad in ("<img", "<script", "http-equiv"):
        assert bad not in html


def test_a_reply_taken_back_never_leaves(sending, post, ticket, kofi, at):
    message = reply(ticket, kofi, at)
    undo_reply(message_id=message.pk, agent=kofi, at=at)
    assert send(at + timedelta(minutes=1)) == 0
    assert post.mails == []


def test_an_automatic_mail_says_so_and_quotes_nothing(sending, post, mailbox, at):
    kept(mail("A secret of somebody else"), mailbox, at)
    tasks.read_mail_in(at)
    send(at)
    sent = post.newest()
    assert sent["Auto-Submitted"] == "auto-replied"
    assert sent["In-Reply-To"] == "<one@northgate.example>"
    assert sent["From"] == "IT help <help@desk.example>"
    plain, html = parts(sent)
    assert "Sent automatically." in plain
    assert "Sent automatically." in html
    assert "secret" not in sent.as_string()
    ours = read_mail(sent.as_bytes())
    assert ours.auto, "another desk like ours would see that it is automatic"


def test_asking_if_solved_offers_three_links_of_equal_weight(sending, post, ticket, kofi, at):
    ask_if_solved(ticket=ticket, agent=kofi, text="New disk is in.", fix="Disk", at=at)
    send(at)
    plain, html = parts(post.newest())
    for answer, label in (("yes", "Yes, solved"), ("partly", "Partly"), ("no", "No, not yet")):
        line = next(each for each in plain.splitlines() if each.startswith(f"{label}: "))
        token = line.split("/l/")[1].removesuffix(f"?answer={answer}")
        assert read_token(token).purpose == "solved"
        assert f">{label}</a>" in html
    reply(ticket, kofi, at + timedelta(hours=1))
    send(at + timedelta(hours=2))
    assert "Yes, solved" not in parts(post.newest())[0]


def test_notes_are_never_part_of_a_mail(sending, post, ticket, kofi, at):
    add_note(ticket=ticket, agent=kofi, text="She is new here.", at=at)
    reply(ticket, kofi, at)
    send(at + timedelta(minutes=1))
    assert "new here" not in post.newest().as_string()
    assert "new here" not in "".join(parts(post.newest()))


def test_those_in_copy_and_files_go_along(sending, post, ticket, kofi, at):
    jo = PersonFactory(email="jo@northgate.example")
    Participant.objects.create(ticket=ticket, person=jo)
    message = write_reply(ticket=ticket, agent=kofi, text="See it.", at=at, cc=[jo.email])
    message.has_attachments = True
    message.save()
    Attachment.objects.create(
        message=message,
        key=keep_file([b"a,b\r\n"]),
        name="liste für Dana.csv",
        content_type="text/csv",
        size=5,
    )
    send(at + timedelta(minutes=1))
    _, recipients, sent = post.mails[0]
    assert recipients == ["dana@northgate.example", "jo@northgate.example"]
    assert sent["Cc"] == "jo@northgate.example"
    for words in parts(sent):
        assert "/l/" not in words, "whoever reads it opens it in their own name"
        assert f"/help/requests/{ticket.pk}" in words
    (file,) = sent.iter_attachments()
    assert (file.get_filename(), file.get_payload(decode=True)) == (
        "liste für Dana.csv",
        b"a,b\r\n",
    )


def test_headers_cannot_be_injected_and_long_ids_stay_whole(sending, post, ticket, kofi, at):
    ticket.subject = "Hello\r\nBcc: rival@other.example"
    ticket.person.name = "Dana\r\nX-Bad: yes"
    ticket.person.save()
    ticket.save()
    long_id = f"{'a' * 120}@prod.outlook.example"
    add_person_message(
        ticket=ticket,
        person=ticket.person,
        text="And?",
        channel=Channel.MAIL,
        at=at,
        message_id=long_id,
    )
    reply(ticket, kofi, at)
    send(at + timedelta(minutes=1))
    sent = post.newest()
    assert sent["Bcc"] is None
    assert sent["X-Bad"] is None
    assert post.mails[0][1] == ["dana@northgate.example"]
    assert sent["In-Reply-To"] == f"<{long_id}>"
    assert sent["References"].split() == ["<one@northgate.example>", f"<{long_id}>"]


def test_a_temporary_refusal_is_tried_again_with_the_same_message_id(
    sending, post, ticket, kofi, at
):
    message = reply(ticket, kofi, at)
    post.answers["DATA"] = "451 4.3.0 Busy, later"
    moment = at + timedelta(seconds=10)
    send(moment)
    delivery = Delivery.objects.get(message=message)
    assert (delivery.outcome, delivery.server_words) == (Outcome.WAITING, "451 4.3.0 Busy, later")
    assert delivery.due_at == moment + timedelta(minutes=1)
    assert send(moment) == 0
    post.answers.clear()
    send(delivery.due_at)
    assert [each[2]["Message-ID"] for each in post.mails] == [f"<{message.message_id}>"]


def test_a_final_refusal_is_shown_and_the_owner_has_it_again(sending, post, ticket, kofi, at):
    message = reply(ticket, kofi, at)
    post.answers["dana@northgate.example"] = "550 5.1.1 No such user"
    send(at + timedelta(seconds=10))
    delivery = Delivery.objects.get(message=message)
    assert delivery.outcome == Outcome.FAILED
    assert delivery.server_words == "dana@northgate.example: 550 5.1.1 No such user"
    ticket.refresh_from_db()
    assert ticket.state == State.OPEN
    assert send(at + timedelta(days=1)) == 0
    post.answers.clear()
    outbox.retry(delivery=delivery, at=at + timedelta(days=1))
    send(at + timedelta(days=1))
    assert post.newest()["Message-ID"] == f"<{message.message_id}>"


def test_one_refused_copy_does_not_stop_the_mail(sending, post, ticket, kofi, at):
    jo = PersonFactory(email="jo@northgate.example")
    Participant.objects.create(ticket=ticket, person=jo)
    message = write_reply(ticket=ticket, agent=kofi, text="Hello", at=at, cc=[jo.email])
    post.answers["jo@northgate.example"] = "550 Gone"
    send(at + timedelta(minutes=1))
    delivery = Delivery.objects.get(message=message)
    assert (delivery.outcome, delivery.server_words) == (
        Outcome.SENT,
        "jo@northgate.example: 550 Gone",
    )
    assert post.mails[0][1] == ["dana@northgate.example"]


def test_a_server_that_is_away_costs_no_try(sending, ticket, kofi, at):
    message = reply(ticket, kofi, at)
    Account.objects.update(smtp_port=free_port())
    send(at + timedelta(seconds=10))
    delivery = Delivery.objects.get(message=message)
    assert (delivery.outcome, delivery.tries) == (Outcome.WAITING, 0)
    assert delivery.server_words == "the server refuses connections on that port"
    assert delivery.claimed_until is None


def test_after_days_without_success_it_counts_as_failed(sending, ticket, kofi, at):
    message = reply(ticket, kofi, at)
    Account.objects.update(smtp_port=free_port())
    send(at + timedelta(days=5))
    assert Delivery.objects.get(message=message).outcome == Outcome.FAILED


def test_a_stop_after_sending_repeats_it_under_the_same_message_id(
    sending, post, ticket, kofi, at, monkeypatch
):
    message = reply(ticket, kofi, at)

    def stop(*_, **__):
        raise Killed

    monkeypatch.setattr(outbox, "_sent", stop)
    with pytest.raises(Killed):
        send(at + timedelta(seconds=10))
    monkeypatch.undo()
    with pytest.raises(TooLate):
        undo_reply(message_id=message.pk, agent=kofi, at=at)
    # The dead worker gave nothing back by itself; its lease ends.
    Delivery.objects.exclude(claimed_until=None).update(claimed_until=at + timedelta(minutes=10))
    assert send(at + timedelta(minutes=5)) == 0
    send(at + timedelta(minutes=11))
    ids = [each[2]["Message-ID"] for each in post.mails]
    assert ids == [f"<{message.message_id}>"] * 2
    assert Delivery.objects.get(message=message).outcome == Outcome.SENT


def test_a_stop_before_sending_loses_nothing(sending, post, ticket, kofi, at, monkeypatch):
    reply(ticket, kofi, at)

    def stop(*_, **__):
        raise Killed

    monkeypatch.setattr(outbox, "_hand_over", stop)
    with pytest.raises(Killed):
        send(at + timedelta(seconds=10))
    monkeypatch.undo()
    send(at + timedelta(minutes=11))
    assert len(post.mails) == 1


def test_one_mail_that_cannot_be_built_does_not_stop_the_next(
    sending, post, ticket, kofi, at, mailbox
):
    bad = reply(ticket, kofi, at)
    bad.has_attachments = True
    bad.save()
    Attachment.objects.create(
        message=bad, key="0" * 40, name="lost.txt", content_type="text/plain", size=1
    )
    other = make_ticket(mailbox=mailbox, at=at, acknowledge=False)
    good = reply(other, kofi, at)
    send(at + timedelta(minutes=1))
    assert [each[2]["Message-ID"] for each in post.mails] == [f"<{good.message_id}>"]
    assert "FileNotFoundError" in Delivery.objects.get(message=bad).server_words


def test_without_a_server_mail_waits_and_says_why(ticket, kofi, at):
    message = reply(ticket, kofi, at)
    send(at + timedelta(minutes=1))
    delivery = Delivery.objects.get(message=message)
    assert delivery.outcome == Outcome.WAITING
    assert delivery.server_words.startswith("There is no outgoing server")
    assert send(at + timedelta(minutes=1)) == 0, "said once"


def test_without_a_server_mail_is_printed_only_if_asked_for(ticket, kofi, at, settings, capsys):
    settings.MAIL_IS_PRINTED = True
    message = reply(ticket, kofi, at)
    send(at + timedelta(minutes=1))
    assert f"Message-ID: <{message.message_id}>" in capsys.readouterr().out
    assert Delivery.objects.get(message=message).outcome == Outcome.SENT


@pytest.mark.parametrize("way", ["setting", "desk"])
def test_on_the_sample_desk_nothing_leaves(sending, post, ticket, kofi, at, settings, way):
    if way == "setting":
        settings.IS_SAMPLE = True
    else:
        desk = Desk.objects.get()
        desk.is_sample = True
        desk.save()
    message = reply(ticket, kofi, at)
    assert send(at + timedelta(minutes=1)) == 1
    assert Delivery.objects.get(message=message).outcome == Outcome.SENT
    backend = get_connection("warmdesk.mail.sending.backend.DeskBackend")
    backend.send_messages([EmailMessage("Sign in", "Here", to=["x@y.example"])])
    assert post.mails == []


def test_mail_of_the_framework_goes_through_the_mailbox(sending, post, ticket, settings):
    backend = get_connection("warmdesk.mail.sending.backend.DeskBackend")
    sender = settings.DEFAULT_FROM_EMAIL
    message = EmailMessage("Sign in", "Your link\nis here", sender, ["x@y.example"])
    assert backend.send_messages([message]) == 1
    envelope, recipients, sent = post.mails[0]
    assert (envelope, recipients) == ("help@desk.example", ["x@y.example"])
    assert sent["From"] == "Northgate IT help <help@desk.example>"
