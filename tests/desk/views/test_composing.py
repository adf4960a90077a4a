"""Writing: drafts that survive, replies that can be taken back, notes that stay with the team."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.desk.conftest import browser_of, written
from warmdesk.core import clock
from warmdesk.promises.models import Promise
from warmdesk.tickets.actions.messages import add_note, add_person_message
from warmdesk.tickets.choices import Channel
from warmdesk.tickets.models import Attachment, Delivery, Draft, Message, Participant, Ticket

pytestmark = pytest.mark.django_db

PART = {"X-Part": "send"}


def newest(ticket) -> int:
    return Message.objects.filter(ticket=ticket).order_by("-pk").values_list("pk", flat=True)[0]


def form(ticket, text, **more):
    return {"text": text, "mode": "reply", "version": "0", "seen": newest(ticket), **more}


def test_a_reply_is_sent_and_can_be_taken_back(browser, ticket, ines, friday):
    answer = browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back."), follow=True)
    reply = Message.objects.get(text="It is back.")
    assert answer.redirect_chain == [(f"/c/{ticket.pk}?sent={reply.pk}#m{reply.pk}", 302)]
    page = answer.content.decode()
    assert "Sent in 10 s." in page
    assert "Sent to Dana in 10 seconds. Press U to undo." in page
    assert Delivery.objects.get(message=reply).to == ["dana@people.example"]
    browser.post(f"/c/{ticket.pk}/undo", {"message": reply.pk})
    assert Message.objects.filter(text="It is back.").count() == 0
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "It is back."


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_what_was_written_since_stays_below_what_is_taken_back(kind, browser, ticket, ines):
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back."))
    reply = Message.objects.get(text="It is back.")
    browser.get(f"/c/{ticket.pk}")
    stored = Draft.objects.filter(ticket=ticket, agent=ines).first()
    version = str(stored.version if stored else 0)
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "And one more", version=version, mode=kind))
    before = Draft.objects.get(ticket=ticket, agent=ines).version
    browser.post(f"/c/{ticket.pk}/undo", {"message": reply.pk})
    draft = Draft.objects.get(ticket=ticket, agent=ines)
    assert (draft.text, draft.kind) == ("It is back.\n\nAnd one more", kind)
    assert draft.version > before


def test_ones_own_reply_from_another_window_stops_sending_gently(browser, ticket):
    stale = form(ticket, "It is back, Dana.", once="b")
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back.", once="a"))
    answer = browser.post(f"/c/{ticket.pk}/send", stale)
    page = answer.content.decode()
    assert "You wrote 0 seconds ago." in page
    assert "It is back, Dana." in page
    assert written(ticket)[1:] == [("reply", "It is back.")]
    browser.post(f"/c/{ticket.pk}/send", {**stale, "anyway": "on"})
    assert written(ticket)[1:] == [("reply", "It is back."), ("reply", "It is back, Dana.")]


@pytest.mark.parametrize("act", ["send", "note"])
def test_a_form_sent_once_does_not_send_other_words(act, browser, ticket):
    mode = "reply" if act == "send" else "note"
    given = form(ticket, "It is back.", once="a", mode=mode)
    browser.post(f"/c/{ticket.pk}/{act}", given)
    later = {**given, "text": "It is back now.", "seen": newest(ticket)}
    page = browser.post(f"/c/{ticket.pk}/{act}", later).content.decode()
    assert "This draft was changed in another window." in page
    assert "It is back now." in page
    assert "Compare the two" not in page
    assert written(ticket)[1:] == [(mode, "It is back.")]
    version = page.split('name="version" value="')[1].split('"')[0]
    browser.post(f"/c/{ticket.pk}/{act}", {**later, "version": version, "text": "It is quick."})
    assert written(ticket)[2:] == [(mode, "It is quick.")]


@pytest.mark.parametrize("is_on_draft", [False, True])
def test_a_file_of_a_note_is_the_notes_own_and_the_teams(is_on_draft, browser, ticket, dana):
    given = form(ticket, "See the log.", mode="note")
    file = {"files": SimpleUploadedFile("log.txt", b"secret")}
    if is_on_draft:
        browser.post(f"/c/{ticket.pk}/draft", {**given, **file})
        page = browser.get(f"/c/{ticket.pk}").content.decode()
        version = page.split('name="version" value="')[1].split('"')[0]
        given = {**given, "version": version, "file": Attachment.objects.get().key}
    else:
        given |= file
    browser.post(f"/c/{ticket.pk}/note", given)
    note = Message.objects.get(text="See the log.")
    assert [(each.message, each.draft) for each in Attachment.objects.all()] == [(note, None)]
    assert "log.txt" in browser.get(f"/c/{ticket.pk}").content.decode()
    assert 'name="file"' not in browser.get(f"/c/{ticket.pk}").content.decode()
    assert note not in ticket.messages.for_person(dana)
    assert not Delivery.objects.filter(message=note).exists()


def test_ones_own_note_beside_stops_nothing(browser, ticket, ines, friday):
    stale = form(ticket, "It is back, Dana.")
    add_note(ticket=ticket, agent=ines, text="Disk 3", at=friday)
    browser.post(f"/c/{ticket.pk}/send", stale)
    assert written(ticket)[-1] == ("reply", "It is back, Dana.")


def test_a_colleague_cannot_take_it_back(browser, kofis_browser, ticket):
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back."))
    reply = Message.objects.get(text="It is back.")
    answer = kofis_browser.post(f"/c/{ticket.pk}/undo", {"message": reply.pk})
    assert answer["Location"] == f"/c/{ticket.pk}?late=1"
    assert "It has been sent already." in kofis_browser.get(answer["Location"]).content.decode()
    assert Message.objects.filter(pk=reply.pk).exists()


def test_a_promise_with_a_time_is_kept_on_the_list_without_asking(browser, ticket, friday):
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "I'll write again by 1:15 pm."))
    promise = Promise.objects.open().get(ticket=ticket)
    assert promise.due_at == friday.replace(hour=13, minute=15)


def test_not_a_promise_is_believed(browser, ticket):
    page = browser.post(
        f"/c/{ticket.pk}/coach", form(ticket, "I'll write again by 1:15 pm."), headers=PART
    ).content.decode()
    words = page.split('name="promise-1-words" value="', 1)[1].split('"')[0].replace("&#39;", "'")
    given = form(
        ticket,
        "I'll write again by 1:15 pm.",
        **{"promise-1-words": words, "promise-1": "not"},
    )
    browser.post(f"/c/{ticket.pk}/send", given)
    assert Message.objects.filter(text__startswith="I'll write again").count() == 1
    assert Promise.objects.open().filter(ticket=ticket).count() == 0


def test_a_changed_time_is_the_one_that_counts(browser, ticket, friday):
    words = "I'll write again by 1:15 pm"
    given = form(
        ticket,
        f"{words}.",
        **{"promise-1-words": words, "promise-1": "keep", "promise-1-due": "2026-11-20T14:00"},
    )
    browser.post(f"/c/{ticket.pk}/send", given)
    assert Promise.objects.open().get(ticket=ticket).due_at == friday.replace(hour=14, minute=0)


def test_newer_words_stop_gently_once(browser, ticket, kofi, ines, friday):
    given = form(ticket, "It is back.")
    add_note(ticket=ticket, agent=kofi, text="Not yet!", at=friday - timedelta(seconds=20))
    answer = browser.post(f"/c/{ticket.pk}/send", given)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Kofi wrote 20 seconds ago." in page
    assert "Send anyway" in page
    assert "It is back.</textarea>" in page
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "It is back."
    assert [kind for kind, _ in written(ticket)] == ["person", "note"]
    browser.post(f"/c/{ticket.pk}/send", {**given, "anyway": "1"})
    assert written(ticket)[-1] == ("reply", "It is back.")


def test_a_gap_stops_gently_once(browser, ticket):
    given = form(ticket, "You lost [what Dana lost].")
    answer = browser.post(f"/c/{ticket.pk}/send", given, headers=PART)
    assert answer.status_code == 409
    words = "There is a gap left: [what Dana lost]. Fill it or take it out?"
    assert words in answer.content.decode()
    assert "<html" not in answer.content.decode()
    sent = browser.post(f"/c/{ticket.pk}/send", {**given, "anyway": "1"}, headers=PART)
    assert sent.json()["to"].startswith(f"/c/{ticket.pk}?sent=")


def test_nothing_written_is_not_sent(browser, ticket):
    answer = browser.post(f"/c/{ticket.pk}/send", form(ticket, "  "))
    assert answer.status_code == 409
    assert "Nothing is written yet." in answer.content.decode()


def test_only_those_who_take_part_get_copies(browser, ticket, kofi):
    from tests.factories.people import PersonFactory

    jo = PersonFactory(name="Jo Lind", email="jo@people.example")
    Participant.objects.create(ticket=ticket, person=jo)
    assert "Send to Dana and Jo" in browser.get(f"/c/{ticket.pk}").content.decode()
    stranger = form(ticket, "Hello.", cc=["someone@else.example"])
    assert browser.post(f"/c/{ticket.pk}/send", stranger).status_code == 409
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "Hello.", cc=[jo.email]))
    assert Delivery.objects.get(message__text="Hello.").cc == ["jo@people.example"]


def test_a_note_never_leaves_and_a_reply_is_never_a_note(browser, ticket):
    waiting = Delivery.objects.count()
    as_note = form(ticket, "She is upset.", mode="note")
    refused = browser.post(f"/c/{ticket.pk}/send", as_note)
    assert refused.status_code == 409
    assert "This is a note." in refused.content.decode()
    assert browser.post(f"/c/{ticket.pk}/note", form(ticket, "Hi Dana")).status_code == 409
    assert [kind for kind, _ in written(ticket)] == ["person"]
    browser.post(f"/c/{ticket.pk}/note", as_note)
    assert written(ticket)[-1] == ("note", "She is upset.")
    assert Delivery.objects.count() == waiting


def test_a_saved_note_empties_the_composer_and_turns_it_to_reply(browser, ticket, ines):
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "For us", mode="note"))
    browser.post(f"/c/{ticket.pk}/note", form(ticket, "For us", mode="note"))
    draft = Draft.objects.get(ticket=ticket, agent=ines)
    assert (draft.text, draft.kind) == ("", "reply")


@pytest.mark.parametrize(
    ("then", "place"),
    [("solve", "/solve"), ("aside", "/aside"), ("handoff", "/handoff")],
)
def test_sending_can_go_on_to_the_next_step(browser, ticket, then, place):
    answer = browser.post(f"/c/{ticket.pk}/send", form(ticket, "Done.", then=then))
    assert answer["Location"] == f"/c/{ticket.pk}{place}"


def test_sending_and_opening_the_next_keeps_undo_at_hand(browser, ticket, mailbox):
    from tests.factories.tickets import make_ticket

    other = make_ticket(mailbox=mailbox)
    given = form(ticket, "Done.", then="next", next=other.pk)
    page = browser.post(f"/c/{ticket.pk}/send", given, follow=True)
    reply = Message.objects.get(text="Done.")
    assert page.redirect_chain[0][0] == f"/c/{other.pk}?sent={reply.pk}&of={ticket.pk}"
    assert f'action="/c/{ticket.pk}/undo"' in page.content.decode()


def test_a_draft_survives_reloading_and_signing_out(browser, ticket, ines):
    saved = browser.post(f"/c/{ticket.pk}/draft", form(ticket, "Half a word"), headers=PART)
    assert saved.json() == {"version": 1}
    browser.logout()
    again = browser_of(ines).get(f"/c/{ticket.pk}").content.decode()
    assert "Half a word</textarea>" in again
    assert "Draft saved" in again


def test_a_second_tab_overwrites_nothing(browser, ticket, ines):
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "From the first tab"), headers=PART)
    second = browser.post(f"/c/{ticket.pk}/draft", form(ticket, "From the second"), headers=PART)
    assert second.status_code == 409
    assert second.json() == {"text": "From the first tab", "version": 1}
    plain = browser.post(f"/c/{ticket.pk}/draft", form(ticket, "From the second"))
    assert plain.status_code == 409
    assert "This draft was changed in another window." in plain.content.decode()
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "From the first tab"


def test_a_session_that_ended_says_so_to_a_script(ticket):
    answer = Client().post(f"/c/{ticket.pk}/draft", {"text": "x"}, headers=PART)
    assert answer.status_code == 401


def test_a_draft_is_its_writers_own_in_the_composer(browser, kofis_browser, ticket):
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "Mine alone"))
    page = kofis_browser.get(f"/c/{ticket.pk}").content.decode()
    assert "Mine alone</textarea>" not in page
    assert "Ines has a draft here." in page


def test_files_go_with_the_reply(browser, ticket):
    upload = SimpleUploadedFile("notes.txt", b"forty lines", "text/plain")
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "See the file.", files=upload))
    reply = Message.objects.get(text="See the file.")
    assert reply.has_attachments
    assert [each.name for each in reply.attachments.all()] == ["notes.txt"]
    assert "notes.txt" in browser.get(f"/c/{ticket.pk}").content.decode()


def test_a_gentle_stop_keeps_the_files(browser, ticket, ines):
    upload = SimpleUploadedFile("notes.txt", b"forty lines", "text/plain")
    answer = browser.post(f"/c/{ticket.pk}/send", form(ticket, "A [gap].", files=upload))
    assert "notes.txt" in answer.content.decode()
    file = Attachment.objects.get()
    assert file.draft.agent == ines
    given = form(ticket, "No gap.", version=file.draft.version, file=file.key)
    browser.post(f"/c/{ticket.pk}/send", given)
    file.refresh_from_db()
    assert file.message.text == "No gap."


def test_a_file_can_be_taken_off(browser, ticket):
    upload = SimpleUploadedFile("notes.txt", b"forty lines", "text/plain")
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "See", files=upload))
    key = Attachment.objects.get().key
    browser.post(f"/c/{ticket.pk}/file", {"remove": key})
    assert Attachment.objects.count() == 0
    assert browser.post(f"/c/{ticket.pk}/file", {}).status_code == 400


def test_a_file_that_is_too_large_is_named(browser, ticket, monkeypatch):
    monkeypatch.setattr("warmdesk.mail.files.LARGEST", 4)
    upload = SimpleUploadedFile("film.mov", b"0123456789", "video/quicktime")
    answer = browser.post(f"/c/{ticket.pk}/send", form(ticket, "See the film.", files=upload))
    assert answer.status_code == 409
    assert "The limit is 25 MB. Share a link instead?" in answer.content.decode()
    assert [kind for kind, _ in written(ticket)] == ["person"]


def test_answering_a_held_one_takes_it(browser, mailbox, ines, friday):
    from tests.factories.tickets import make_ticket

    held = make_ticket(mailbox=mailbox)
    browser.post(f"/c/{held.pk}/send", form(held, "I am on it."))
    assert Ticket.objects.get(pk=held.pk).owner == ines


def shown_key(browser, address) -> str:
    page = browser.get(address).content.decode()
    return page.split('name="once" value="', 1)[1].split('"')[0]


def test_the_same_form_sends_one_reply_and_is_answered_as_the_first(browser, ticket, dana):
    given = form(ticket, "It is back.", once=shown_key(browser, f"/c/{ticket.pk}"))
    first = browser.post(f"/c/{ticket.pk}/send", given)
    # What came in between would stop a new reply; this one has gone.
    add_person_message(
        ticket=ticket, person=dana, text="Hello?", channel=Channel.MAIL, at=clock.now()
    )
    for more in ({}, {"version": "7"}, {"then": ""}):
        answer = browser.post(f"/c/{ticket.pk}/send", {**given, **more})
        assert answer["Location"] == first["Location"]
    assert Message.objects.filter(text="It is back.").count() == 1
    assert Draft.objects.filter(ticket=ticket).exclude(text="").count() == 0


def test_the_same_form_with_its_file_sends_it_once(browser, ticket):
    key = shown_key(browser, f"/c/{ticket.pk}")
    for _ in range(2):
        given = form(ticket, "See this.", once=key, files=SimpleUploadedFile("a.txt", b"a"))
        assert browser.post(f"/c/{ticket.pk}/send", given).status_code == 302
    message = Message.objects.get(text="See this.")
    assert [each.message for each in Attachment.objects.all()] == [message]


def test_other_words_from_the_same_form_stop_gently_and_are_another_reply_then(browser, ticket):
    key = shown_key(browser, f"/c/{ticket.pk}")
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back.", once=key))
    for status in (409, 302):
        given = form(ticket, "And it is fast.", once=key)
        assert browser.post(f"/c/{ticket.pk}/send", given).status_code == status
    assert [text for _, text in written(ticket)[1:]] == ["It is back.", "And it is fast."]


def test_what_was_taken_back_can_be_sent_again(browser, ticket):
    for _ in range(2):
        key = shown_key(browser, f"/c/{ticket.pk}")
        browser.post(f"/c/{ticket.pk}/send", form(ticket, "It is back.", once=key))
        reply = Message.objects.get(text="It is back.")
        browser.post(f"/c/{ticket.pk}/undo", {"message": reply.pk})
        assert not Message.objects.filter(pk=reply.pk).exists()


def test_the_same_form_saves_one_note(browser, ticket):
    given = form(ticket, "A disk.", mode="note", once=shown_key(browser, f"/c/{ticket.pk}"))
    places = {browser.post(f"/c/{ticket.pk}/note", given)["Location"] for _ in range(3)}
    note = Message.objects.get(text="A disk.")
    assert places == {f"/c/{ticket.pk}?noted={note.pk}#m{note.pk}"}


@pytest.mark.parametrize("act", ["send", "note"])
def test_an_older_tab_stops_and_loses_neither_draft(act, browser, ticket, ines):
    mode = "note" if act == "note" else "reply"
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, "From tab one", mode=mode), headers=PART)
    given = form(ticket, "From tab two", mode=mode)
    answer = browser.post(f"/c/{ticket.pk}/{act}", given)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "This draft was changed in another window." in page
    assert "Compare the two" in page
    assert '<p class="own-lines">From tab one</p>' in page
    assert "From tab two</textarea>" in page
    assert Message.objects.filter(agent=ines).count() == 0
    draft = Draft.objects.get(ticket=ticket, agent=ines)
    assert draft.text == "From tab one"
    # Keeping what is here is a decision; then it goes.
    kept = {**given, "version": draft.version}
    browser.post(f"/c/{ticket.pk}/draft", kept)
    browser.post(f"/c/{ticket.pk}/{act}", {**given, "version": draft.version + 1})
    assert Message.objects.filter(agent=ines).get().text == "From tab two"


def test_a_stop_tells_the_page_the_version_it_kept(browser, ticket):
    stopped = browser.post(f"/c/{ticket.pk}/send", form(ticket, "A [gap]."), headers=PART)
    assert stopped.status_code == 409
    assert 'data-version="1"' in stopped.content.decode()
    browser.post(f"/c/{ticket.pk}/send", form(ticket, "No gap.", version="1"))
    assert Message.objects.filter(text="No gap.").count() == 1


def test_a_save_that_arrives_after_its_sending_is_no_draft(browser, ticket, ines):
    given = form(ticket, "It is back.")
    browser.post(f"/c/{ticket.pk}/draft", given, headers=PART)
    browser.post(f"/c/{ticket.pk}/send", {**given, "version": "1"})
    browser.post(f"/c/{ticket.pk}/draft", {**given, "version": "1"}, headers=PART)
    assert Draft.objects.get(ticket=ticket, agent=ines).text == ""
    browser.post(f"/c/{ticket.pk}/draft", {**given, "text": "And"}, headers=PART)
    assert Draft.objects.get(ticket=ticket, agent=ines).text == "And"


@pytest.mark.parametrize("act", ["send", "note"])
def test_what_is_too_long_to_send_is_kept_whole(act, browser, ticket, ines):
    text = "A line.\n" * 12_501
    mode = "note" if act == "note" else "reply"
    answer = browser.post(f"/c/{ticket.pk}/{act}", form(ticket, text, mode=mode))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "This is longer than 100,000 characters. Attach the long part as a file?" in page
    assert f"{text}</textarea>" in page
    assert Draft.objects.get(ticket=ticket, agent=ines).text == text
    assert Message.objects.filter(agent=ines).count() == 0
    just = {**form(ticket, text[:100_000], mode=mode), "version": "1"}
    browser.post(f"/c/{ticket.pk}/{act}", just)
    assert Message.objects.filter(agent=ines).count() == 1


def test_a_long_draft_is_not_cut(browser, ticket, ines):
    text = "A line.\n" * 20_000
    browser.post(f"/c/{ticket.pk}/draft", form(ticket, text), headers=PART)
    assert Draft.objects.get(ticket=ticket, agent=ines).text == text
