"""Is it solved, and did you feel listened to?"""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories.tickets import make_ticket
from warmdesk.tickets.choices import Audience, Heard, State
from warmdesk.tickets.models import Feedback

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(friday):
    return make_ticket()


@pytest.fixture
def client(ticket, signed_in):
    return signed_in(ticket.person)


def state(ticket):
    ticket.refresh_from_db()
    return ticket.state


def test_looking_changes_nothing(client, ticket):
    for query in ("", "?answer=yes", "?answer=partly"):
        assert client.get(f"/help/requests/{ticket.pk}/solved{query}").status_code == 200
    assert state(ticket) == State.OPEN


def test_the_three_answers_have_one_weight(client, ticket):
    shown = client.get(f"/help/requests/{ticket.pk}/solved").content.decode()
    looks = [
        shown.split(f'value="{each}"')[0].rsplit('class="', 1)[1]
        for each in ("yes", "partly", "no")
    ]
    assert [each.split('"')[0] for each in looks] == ["button secondary"] * 3


def test_yes_closes_and_asks_if_they_felt_heard(client, ticket):
    response = client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    assert response.headers["Location"] == f"/help/requests/{ticket.pk}/heard"
    assert state(ticket) == State.CLOSED


@pytest.mark.parametrize("answer", ["partly", "no"])
def test_the_others_ask_for_a_line_which_goes_to_the_owner(client, ticket, answer):
    address = f"/help/requests/{ticket.pk}/solved"
    asked = client.post(address, {"answer": answer})
    assert f"{ticket.owner.name} reads this next." in asked.content.decode()
    empty = client.post(address, {"answer": answer, "words": " "})
    assert empty.status_code == 422
    assert ticket.messages.filter(person=ticket.person).count() == 1
    client.post(address, {"answer": answer, "words": "The colours are still wrong."})
    assert state(ticket) == State.OPEN
    assert ticket.messages.filter(text="The colours are still wrong.").count() == 1


def test_an_unknown_answer_changes_nothing(client, ticket):
    response = client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "maybe"})
    assert response.status_code == 422
    assert state(ticket) == State.OPEN


def test_felt_heard_and_a_word_for_the_lead(client, ticket):
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    address = f"/help/requests/{ticket.pk}/heard"
    assert "Did you feel listened to?" in client.get(address).content.decode()
    response = client.post(address, {"heard": "mostly"})
    assert response.headers["Location"] == f"{address}?then=words"
    assert "Only the lead" in client.get(f"{address}?then=words").content.decode()
    client.post(address, {"words": "Thank you, Kofi.", "audience": "lead"})
    feedback = Feedback.objects.get()
    assert (feedback.heard, feedback.words, feedback.audience) == (
        Heard.MOSTLY,
        "Thank you, Kofi.",
        Audience.LEAD,
    )


def test_nobody_is_asked_if_they_felt_heard_before_it_is_solved(client, ticket):
    address = f"/help/requests/{ticket.pk}/heard"
    for response in (client.get(address), client.post(address, {"heard": "yes"})):
        assert response.headers["Location"] == f"/help/requests/{ticket.pk}"
    assert Feedback.objects.count() == 0


def test_an_unknown_feeling_is_asked_for_again(client, ticket):
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    response = client.post(f"/help/requests/{ticket.pk}/heard", {"heard": "no"})
    assert response.status_code == 422
    assert "Please choose again, or skip." in response.content.decode()
    assert Feedback.objects.count() == 0


def test_skip_stores_nothing(client, ticket):
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    response = client.post(f"/help/requests/{ticket.pk}/heard", {"heard": "skip"})
    assert response.headers["Location"].startswith(f"/help/requests/{ticket.pk}?")
    assert Feedback.objects.count() == 0


def test_no_words_are_no_kind_word(client, ticket):
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    response = client.post(f"/help/requests/{ticket.pk}/heard", {"words": " ", "audience": "owner"})
    assert response.status_code == 422
    assert Feedback.objects.count() == 0


@pytest.mark.parametrize(("days", "asks"), [(13, False), (14, True)])
def test_it_is_not_asked_more_than_once_in_fourteen_days(client, ticket, friday, days, asks):
    ticket.person.asked_if_heard_at = friday - timedelta(days=days)
    ticket.person.save()
    response = client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    assert response.headers["Location"].endswith("/heard") is asks


def test_skipping_counts_as_having_been_asked(client, ticket):
    client.post(f"/help/requests/{ticket.pk}/solved", {"answer": "yes"})
    client.post(f"/help/requests/{ticket.pk}/heard", {"heard": "skip"})
    second = make_ticket(person=ticket.person, mailbox=ticket.mailbox)
    response = client.post(f"/help/requests/{second.pk}/solved", {"answer": "yes"})
    assert response.headers["Location"] == f"/help/requests/{second.pk}?thanks=solved"


@pytest.mark.parametrize("answer", ["partly", "no"])
def test_the_same_line_is_added_once(client, ticket, answer):
    address = f"/help/requests/{ticket.pk}/solved"
    page = client.post(address, {"answer": answer}).content.decode()
    key = page.split('name="once" value="')[1].split('"')[0]
    given = {"answer": answer, "words": "The colours are still wrong.", "once": key}
    for _ in range(2):
        thanked = client.post(address, given).headers["Location"]
        assert thanked == f"/help/requests/{ticket.pk}?thanks=added"
    assert ticket.messages.filter(text="The colours are still wrong.").count() == 1
