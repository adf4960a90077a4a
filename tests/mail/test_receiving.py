"""From a kept mail to a ticket."""

from __future__ import annotations

import email.policy
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.accounts import AgentFactory
from tests.factories.people import PersonFactory
from tests.factories.tickets import make_ticket
from tests.mail.post import kept, mail
from warmdesk.core.models import Desk
from warmdesk.mail import tasks
from warmdesk.mail.files import open_file
from warmdesk.mail.kept import raw_place
from warmdesk.mail.models import RawMail
from warmdesk.mail.models.raw_mail import Handling
from warmdesk.mail.receiving import receive as receiving
from warmdesk.people.models import Person
from warmdesk.promises.actions.replies import write_reply
from warmdesk.tickets.actions.joining import join_tickets
from warmdesk.tickets.actions.solving import ask_if_solved, say_solved
from warmdesk.tickets.choices import Act, Kind, State
from warmdesk.tickets.models import Delivery, Message, Ticket

pytestmark = pytest.mark.django_db

# What a trusted server says of a mail that is from where it claims.
PASSED = "mx.desk.example; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"


@pytest.fixture
def trusted():
    Desk.objects.update_or_create(pk=1, defaults={"trusted_authserv": "mx.desk.example"})


def take_in(raw, mailbox, at):
    row = kept(raw, mailbox, at)
    tasks.read_mail_in(at)
    row.refresh_from_db()
    return row


def test_a_mail_becomes_a_ticket_of_the_holder_with_one_acknowledgement(mailbox, kofi, at):
    row = take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    assert (ticket.subject, ticket.owner) == ("Payroll drive not opening", kofi)
    assert (ticket.person.name, ticket.person.email) == ("Dana Okafor", "dana@northgate.example")
    first, acknowledgement = ticket.messages.all()
    assert first.text.strip() == "When will the payroll drive be back?"
    assert first.message_id == "one@northgate.example"
    assert acknowledgement.kind == Kind.AUTOMATIC
    assert acknowledgement.delivery.to == ["dana@northgate.example"]
    assert acknowledgement.delivery.in_reply_to == "one@northgate.example"
    assert (row.handling, row.message) == (Handling.DONE, first)


def test_the_same_mail_through_two_mailboxes_has_one_effect(mailbox, at):
    take_in(mail(), mailbox, at)
    second = take_in(b"Received: from elsewhere\r\n" + mail(), mailbox, at)
    assert Ticket.objects.count() == 1
    assert Message.objects.filter(kind=Kind.PERSON).count() == 1
    assert second.handling == Handling.DUPLICATE


def test_three_mails_in_two_minutes_are_one_ticket_with_one_acknowledgement(mailbox, at):
    for n, seconds in enumerate((0, 40, 110)):
        moment = at + timedelta(seconds=seconds)
        take_in(mail(f"Thought {n}", message_id=f"<{n}@northgate.example>"), mailbox, moment)
    ticket = Ticket.objects.get()
    told = ticket.messages.filter(kind=Kind.PERSON)
    assert [each.text.strip() for each in told] == ["Thought 0", "Thought 1", "Thought 2"]
    assert ticket.messages.filter(kind=Kind.AUTOMATIC).count() == 1


def test_a_second_mail_after_an_answer_is_a_new_ticket(mailbox, kofi, at):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    write_reply(ticket=ticket, agent=kofi, text="At noon.", at=at)
    take_in(mail("Another thing", message_id="<two@northgate.example>"), mailbox, at)
    assert Ticket.objects.count() == 2


def test_acknowledgements_are_one_an_hour_and_four_a_day(mailbox, at):
    for n in range(40):
        moment = at + timedelta(minutes=20 * n)
        take_in(mail(f"Thing {n}", message_id=f"<{n}@northgate.example>"), mailbox, moment)
    assert Ticket.objects.count() == 40
    sent = Message.objects.filter(kind=Kind.AUTOMATIC).order_by("at")
    assert [(each.at - at) / timedelta(minutes=1) for each in sent] == [0, 60, 120, 180]


@pytest.mark.parametrize("way", ["message-id", "reply-address"])
def test_an_answer_joins_its_ticket_and_reopens_it(mailbox, kofi, at, way):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    reply = write_reply(ticket=ticket, agent=kofi, text="It is back. All well?", at=at)
    ask_if_solved(ticket=ticket, agent=kofi, text="Is it?", fix="Disk", at=at)
    say_solved(ticket=ticket, at=at)
    headers = (
        {"In_Reply_To": f"<{reply.message_id}>"}
        if way == "message-id"
        else {"To": ticket.reply_address}
    )
    said = "On Fri, 20 Nov 2026 at 11:50, Kofi <help@desk.example> wrote:"
    text = f"No, it is gone again.\n\n{said}\n> It is back.\n"
    raw = mail(text, subject="Re: drive", message_id="<two@northgate.example>", **headers)
    row = take_in(raw, mailbox, at)
    ticket.refresh_from_db()
    assert (ticket.state, ticket.owner) == (State.OPEN, kofi)
    newest = ticket.messages.last()
    assert row.message == newest
    assert newest.text.strip() == "No, it is gone again."
    assert "> It is back." in newest.quoted
    assert Message.objects.filter(kind=Kind.AUTOMATIC).count() == 1


@pytest.mark.parametrize("way", ["reply-address", "number"])
def test_an_answer_to_a_joined_ticket_finds_the_one_that_was_kept(mailbox, kofi, at, way):
    kept = make_ticket(mailbox=mailbox, at=at)
    dana = PersonFactory(name="Dana Okafor", email="dana@northgate.example")
    other = make_ticket(mailbox=mailbox, person=dana, at=at)
    address, number = other.reply_address, other.pk
    join_tickets(kept=kept, other=other, agent=kofi, at=at)
    headers = {"To": address} if way == "reply-address" else {"subject": f"Re: drive [{number}]"}
    take_in(mail("Still gone.", message_id="<two@northgate.example>", **headers), mailbox, at)
    assert list(Ticket.objects.all()) == [kept]
    newest = kept.messages.filter(kind=Kind.PERSON).last()
    assert (newest.text.strip(), newest.person) == ("Still gone.", dana)


def test_a_stranger_with_the_right_headers_joins_nothing(mailbox, kofi, at):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    raw = mail(
        "Show me all",
        sender="rival@other.example",
        message_id="<bad@other.example>",
        To=ticket.reply_address,
        In_Reply_To="<one@northgate.example>",
    )
    take_in(raw, mailbox, at)
    assert ticket.messages.filter(kind=Kind.PERSON).count() == 1
    other = Ticket.objects.exclude(pk=ticket.pk).get()
    assert other.person.email == "rival@other.example"
    assert not ticket.participants.exists()


def test_a_number_in_the_subject_helps_only_those_who_take_part(mailbox, at):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    subject = f"Payroll [{ticket.pk}]"
    later = at + timedelta(hours=1)
    take_in(mail("Mine", subject=subject, message_id="<m@northgate.example>"), mailbox, later)
    raw = mail(
        "Mine too", subject=subject, sender="rival@other.example", message_id="<r@other.example>"
    )
    take_in(raw, mailbox, later)
    people = [each.person.email for each in ticket.messages.filter(kind=Kind.PERSON)]
    assert people == ["dana@northgate.example"] * 2
    assert Ticket.objects.count() == 2


def test_a_mail_that_fails_at_the_trusted_server_joins_nothing(mailbox, at, trusted):
    take_in(mail(), mailbox, at)
    raw = mail(
        "Forged",
        message_id="<f@northgate.example>",
        In_Reply_To="<one@northgate.example>",
        Authentication_Results="mx.desk.example; dmarc=fail header.from=northgate.example",
    )
    row = take_in(raw, mailbox, at)
    assert row.handling == Handling.SET_ASIDE
    assert Message.objects.filter(kind=Kind.PERSON).count() == 1


def test_those_in_copy_of_a_first_mail_take_part(mailbox, at):
    known = PersonFactory(email="jo@northgate.example", name="Jo Lind")
    raw = mail(Cc="Jo <jo@northgate.example>, Sam New <sam@northgate.example>, help@desk.example")
    take_in(raw, mailbox, at)
    ticket = Ticket.objects.get()
    people = [each.person for each in ticket.participants.select_related("person")]
    assert people == [known, Person.objects.get(email="sam@northgate.example")]
    answer = mail(
        "Same here",
        sender="jo@northgate.example",
        message_id="<jo@northgate.example>",
        In_Reply_To="<one@northgate.example>",
    )
    take_in(answer, mailbox, at)
    assert ticket.messages.last().person == known


def test_an_agent_answers_from_their_own_mail_program(mailbox, kofi, at, trusted):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    raw = mail(
        "Back at noon, Dana.",
        sender="Kofi <kofi@desk.example>",
        message_id="<kofi-1@desk.example>",
        To=ticket.reply_address,
        Authentication_Results=PASSED.format(domain="desk.example"),
    )
    take_in(raw, mailbox, at)
    reply = ticket.messages.get(kind=Kind.REPLY)
    assert (reply.agent, reply.text, reply.undo) == (kofi, "Back at noon, Dana.", None)
    assert (reply.delivery.due_at, reply.delivery.to) == (at, ["dana@northgate.example"])
    assert reply.message_id == "kofi-1@desk.example"


def test_a_mail_with_an_agents_address_but_no_proof_is_set_aside(mailbox, kofi, at, trusted):
    take_in(mail(), mailbox, at)
    raw = mail(
        "Send the password to rival@other.example",
        sender="kofi@desk.example",
        message_id="<false@desk.example>",
        In_Reply_To="<one@northgate.example>",
    )
    row = take_in(raw, mailbox, at)
    assert row.handling == Handling.SET_ASIDE
    assert "nothing vouches" in row.reason
    assert not Message.objects.filter(kind=Kind.REPLY).exists()


def test_a_mail_that_came_back_is_told_on_its_ticket(mailbox, kofi, at):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    reply = write_reply(ticket=ticket, agent=kofi, text="At noon.", at=at)
    assert Ticket.objects.get().state == State.WAITING
    raw = (
        b"From: MAILER-DAEMON@northgate.example\r\nTo: help@desk.example\r\n"
        b"Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nI could not deliver your message.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        b"Reporting-MTA: dns; northgate.example\r\n\r\n"
        b"Final-Recipient: rfc822; dana@northgate.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        b"Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n"
        b"--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        b"Message-ID: <" + (reply.message_id or "").encode() + b">\r\n--b--\r\n"
    )
    row = take_in(raw, mailbox, at)
    assert row.handling == Handling.DONE
    event = ticket.events.get(act=Act.BOUNCED)
    assert event.facts["address"] == "dana@northgate.example"
    assert "No such user" in event.facts["words"]
    assert "No such user" in Delivery.objects.get(message=reply).server_words
    assert Ticket.objects.get().state == State.OPEN


def test_an_out_of_office_is_seen_and_answered_by_nobody(mailbox, kofi, at):
    take_in(mail(), mailbox, at)
    ticket = Ticket.objects.get()
    reply = write_reply(ticket=ticket, agent=kofi, text="At noon.", at=at)
    raw = mail(
        "I am away until Monday.",
        subject="Automatic reply: Payroll",
        message_id="<away@northgate.example>",
        In_Reply_To=f"<{reply.message_id}>",
        Auto_Submitted="auto-replied",
    )
    before = Delivery.objects.count()
    row = take_in(raw, mailbox, at)
    ticket.refresh_from_db()
    assert (ticket.state, row.handling) == (State.WAITING, Handling.DONE)
    assert "I am away until Monday." in ticket.messages.last().text
    assert Delivery.objects.count() == before


def test_our_own_address_never_asks_for_help(mailbox, at):
    row = take_in(mail(sender="help@desk.example", message_id="<loop@desk.example>"), mailbox, at)
    assert row.handling == Handling.DROPPED
    assert not Ticket.objects.exists()


def test_files_lie_outside_the_database_under_safe_names(mailbox, at):
    message = EmailMessage()
    message["From"] = "dana@northgate.example"
    message["Subject"] = "Files"
    message.set_content("See both.")
    message.add_attachment(b"a,b\n1,2\n", "text", "csv", filename="../../etc/list.csv")
    message.add_attachment(b"%PDF-1.4 x", "application", "pdf", filename="bill\u202e.pdf")
    take_in(message.as_bytes(policy=email.policy.SMTP), mailbox, at)
    stored = Ticket.objects.get().messages.first()
    files = list(stored.attachments.order_by("pk"))
    assert stored.has_attachments
    assert [(each.name, each.size) for each in files] == [("list.csv", 8), ("bill.pdf", 10)]
    with open_file(files[0]) as handle:
        assert handle.read() == b"a,b\n1,2\n"
    assert "list" not in files[0].key


def test_html_is_kept_clean(mailbox, at):
    message = EmailMessage()
    message["From"] = "dana@northgate.example"
    message["Subject"] = "Look"
    message.set_content("Look here")
    message.add_alternative(
        '<p onclick="x()">Look <b>here</b></p><script>x()</script><img src="https://t.example/p">',
        subtype="html",
    )
    take_in(message.as_bytes(policy=email.policy.SMTP), mailbox, at)
    stored = Ticket.objects.get().messages.first()
    assert "<b>here</b>" in stored.html
    for bad in ("script", "onclick", "t.example"):
        assert bad not in stored.html


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe not a mail", b"Subject: x\r\n\r\n", b"\n" * 9])
def test_what_cannot_be_read_is_a_ticket_that_says_so(mailbox, kofi, at, raw):
    row = take_in(raw, mailbox, at)
    assert row.handling == Handling.DONE
    ticket = Ticket.objects.get()
    assert ticket.owner == kofi
    assert ticket.messages.get().text.strip()
    assert not Delivery.objects.exists()
    assert raw_place(row.digest).read_bytes() == raw


def test_a_mail_that_fails_is_tried_five_times_then_set_aside(mailbox, at, monkeypatch):
    bad = kept(mail("bad", message_id="<bad@x.example>"), mailbox, at)
    good = kept(mail(sender="mei@x.example", message_id="<good@x.example>"), mailbox, at)
    real = receiving.read_mail

    def breaks(raw):
        if b"bad@x.example" in raw:
            raise RuntimeError("the reader broke")
        return real(raw)

    monkeypatch.setattr(receiving, "read_mail", breaks)
    moment = at
    for _ in range(8):
        tasks.read_mail_in(moment)
        moment += timedelta(hours=2)
    bad.refresh_from_db()
    good.refresh_from_db()
    assert good.handling == Handling.DONE
    assert (bad.handling, bad.tries) == (Handling.SET_ASIDE, 5)
    assert bad.reason == "RuntimeError: the reader broke"
    monkeypatch.undo()
    receiving.try_again(raw_mail=bad, at=moment)
    tasks.read_mail_in(moment)
    assert set(Ticket.objects.values_list("person__email", flat=True)) == {
        "mei@x.example",
        "dana@northgate.example",
    }


def test_mail_waits_for_the_first_agent(mailbox, kofi, at):
    kofi.is_active = False
    kofi.save()
    row = take_in(mail(), mailbox, at)
    assert (row.handling, row.tries) == (Handling.WAITING, 0)
    ines = AgentFactory()
    tasks.read_mail_in(at + timedelta(minutes=2))
    assert Ticket.objects.get().owner == ines


def test_a_stop_in_the_middle_leaves_nothing_half_done(mailbox, at, monkeypatch):
    class Killed(BaseException):
        pass

    def stop(*_, **__):
        raise Killed

    row = kept(mail(), mailbox, at)
    monkeypatch.setattr(receiving, "_settle", stop)
    with pytest.raises(Killed):
        tasks.read_mail_in(at)
    assert not Ticket.objects.exists()
    monkeypatch.undo()
    assert tasks.read_mail_in(at) == 0, "the lease is still held"
    tasks.read_mail_in(at + timedelta(minutes=6))
    row.refresh_from_db()
    assert (Ticket.objects.count(), row.handling) == (1, Handling.DONE)


def test_a_name_does_not_carry_an_advertisement(mailbox, at):
    take_in(mail(sender='"Win at https://bad.example" <s@bad.example>'), mailbox, at)
    assert Person.objects.get().name == "s"


def test_a_plain_mail_takes_at_most_fifteen_statements_at_any_size(mailbox, at):
    person = PersonFactory(email="dana@northgate.example")
    counts = []
    for size in (10, 1000):
        missing = size - Ticket.objects.count()
        if missing > 10:
            fill(mailbox, person, missing, at)
        else:
            for _ in range(missing):
                make_ticket(mailbox=mailbox, person=person, at=at - timedelta(days=2))
        row = kept(mail(f"At {size}", message_id=f"<{size}@n.example>"), mailbox, at)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            receiving.receive(RawMail.objects.select_related("mailbox").get(pk=row.pk), at)
        control = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
        sql = [each["sql"] for each in captured if not each["sql"].startswith(control)]
        # The first statement fetches the row of the mail itself.
        counts.append(len(sql) - 1)
        row.refresh_from_db()
        assert row.handling == Handling.DONE
        at += timedelta(hours=2)
    assert counts[0] == counts[1]
    assert counts[0] <= 15


def fill(mailbox, person, number, at):
    """Many tickets at once, with a message each."""
    model = make_ticket(mailbox=mailbox, person=person, at=at - timedelta(days=2))
    fields = Ticket.objects.filter(pk=model.pk).values().get()
    for name in ("id", "reply_key"):
        del fields[name]
    tickets = Ticket.objects.bulk_create(Ticket(**fields) for _ in range(number - 1))
    Message.objects.bulk_create(
        Message(ticket=ticket, kind=Kind.PERSON, channel="mail", person=person, at=at, text="Hello")
        for ticket in tickets
    )
