from dataclasses import replace

import pytest

from tests.mail.reading.letters import DESK, TICKET, message, vouched
from warmdesk.mail.reading import Decision, DeskKnowledge, decide, read_mail
from warmdesk.mail.reading.deciding import MOST_COPIED, keys

STRANGER = "Eve <eve@evil.example>"


def _decide(*arguments: str, **headers: str) -> Decision:
    return decide(read_mail(message(*arguments, **headers)), DESK)


def test_an_answer_to_a_message_of_the_ticket_joins_it() -> None:
    decision = _decide(In_Reply_To="<wd.7@desk.example>")

    assert (decision.action, decision.ticket, decision.ack) == ("reply", TICKET, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"References": "<first@client.example> <x@y.example>"},
        {"To": "help+S3cret@desk.example"},
        {"Cc": "Help <help+s3cret@desk.example>"},
        {"Delivered_To": "help+s3cret@desk.example"},
        {"Subject": "Re: [WD-7] Dock"},
        {"In_Reply_To": "<wd.8@desk.example>", "References": "<wd.7@desk.example>"},
    ],
)
def test_other_ways_in_which_a_participant_names_the_ticket(headers: dict[str, str]) -> None:
    decision = _decide(**headers)

    assert (decision.action, decision.ticket) == ("reply", TICKET)


def test_everyone_who_takes_part_may_answer() -> None:
    assert _decide(sender="KIM@client.example", In_Reply_To="<wd.7@desk.example>").ticket == TICKET


@pytest.mark.parametrize(
    "headers",
    [
        {"In_Reply_To": "<wd.7@desk.example>"},
        {"To": "help+s3cret@desk.example"},
        {"Subject": "Re: [WD-7] Dock"},
    ],
)
def test_a_stranger_gets_a_ticket_of_their_own(headers: dict[str, str]) -> None:
    decision = _decide(sender=STRANGER, Cc="friend@evil.example", **headers)

    assert (decision.action, decision.ticket, decision.add_participants) == ("new", None, ())
    assert "does not take part" in decision.reason


def test_a_wrong_secret_opens_nothing() -> None:
    assert _decide(To="help+guess@desk.example").action == "new"


def test_a_forged_author_is_kept_apart() -> None:
    decision = _decide(
        In_Reply_To="<wd.7@desk.example>", Authentication_Results=vouched("client.example", "fail")
    )

    assert (decision.action, decision.ticket, decision.ack) == ("quarantine", None, False)


def test_a_pass_for_another_domain_than_the_authors_is_forged() -> None:
    decision = _decide(
        In_Reply_To="<wd.7@desk.example>", Authentication_Results=vouched("evil.example")
    )

    assert (decision.action, decision.ticket) == ("quarantine", None)


def test_what_other_servers_say_does_not_count() -> None:
    decision = _decide(
        In_Reply_To="<wd.7@desk.example>",
        Authentication_Results=vouched("client.example", "fail", server="mx.elsewhere.example"),
    )

    assert decision.ticket == TICKET


def test_an_agent_whom_the_server_vouches_for_answers_as_agent() -> None:
    decision = _decide(
        sender="Sam <sam@desk.example>",
        In_Reply_To="<wd.8@desk.example>",
        Authentication_Results=vouched("desk.example"),
    )

    assert (decision.action, decision.ticket, decision.as_agent) == ("reply", 8, True)


@pytest.mark.parametrize(
    "results",
    [
        "",
        vouched("desk.example", "none"),
        vouched("desk.example", "fail"),
        vouched("evil.example"),
        vouched("desk.example", server="mx.evil.example"),
    ],
)
def test_an_agents_address_alone_makes_nobody_an_agent(results: str) -> None:
    decision = _decide(
        sender="sam@desk.example", In_Reply_To="<wd.7@desk.example>", Authentication_Results=results
    )

    assert (decision.action, decision.as_agent, decision.ticket) == ("quarantine", False, None)


@pytest.mark.parametrize("message_id", ["<seen@client.example>", "<first@client.example>"])
def test_the_same_message_twice_is_a_duplicate(message_id: str) -> None:
    assert _decide(Message_ID=message_id).action == "duplicate"


@pytest.mark.parametrize(
    "sender", ["help@desk.example", "help+s3cret@desk.example", "Help <HELP+x@desk.example>"]
)
def test_our_own_mail_coming_back_is_dropped(sender: str) -> None:
    decision = _decide(sender=sender)

    assert (decision.action, decision.ack) == ("drop", False)


def test_an_automatic_answer_on_a_ticket_is_only_noted() -> None:
    decision = _decide(In_Reply_To="<wd.7@desk.example>", Auto_Submitted="auto-replied")

    assert (decision.action, decision.ticket, decision.ack) == ("note", TICKET, False)


def test_an_alarm_of_a_machine_opens_a_ticket_without_an_answer() -> None:
    decision = _decide(sender="monitor@client.example", Auto_Submitted="auto-generated")

    assert (decision.action, decision.ack) == ("new", False)


def test_an_automatic_answer_to_nothing_of_ours_is_kept_apart() -> None:
    assert (
        _decide(sender=STRANGER, In_Reply_To="<x@y.example>", Auto_Submitted="auto-replied").action
        == "quarantine"
    )


def test_a_loop_of_automatic_mail_is_broken() -> None:
    assert _decide(sender="loop@client.example", Auto_Submitted="auto-replied").action == "drop"
    assert _decide(sender="loop@client.example").ack is False


def test_a_report_is_a_bounce_of_the_ticket_it_quotes() -> None:
    decision = _decide(
        "550 5.1.1 no such user\nMessage-ID: <wd.7@desk.example>",
        sender="mailer-daemon@mx.example",
        Subject="failure notice",
    )

    assert (decision.action, decision.ticket, decision.ack) == ("bounce", TICKET, False)


def test_a_new_message_is_answered_and_tells_those_it_copied() -> None:
    decision = _decide(Cc="kim@client.example, help@desk.example, zoe@client.example")

    assert decision == Decision(
        "new", "it opens a ticket", ack=True, add_participants=("kim@client.example",)
    )


def test_a_mailing_to_many_shares_nothing() -> None:
    copied = ", ".join(f"p{number}@client.example" for number in range(MOST_COPIED + 1))

    assert _decide(Cc=copied).add_participants == ()


def test_a_reply_adds_nobody() -> None:
    assert (
        _decide(In_Reply_To="<wd.7@desk.example>", Cc="new@client.example").add_participants == ()
    )


@pytest.mark.parametrize("header", ["List-Id", "X-Auto-Response-Suppress", "List-Unsubscribe"])
def test_bulk_mail_is_not_answered(header: str) -> None:
    assert _decide(**{header: "something"}).ack is False


def test_the_plain_form_of_what_a_desk_knows() -> None:
    desk = DeskKnowledge.from_json(
        {
            "tickets": [
                {
                    "id": 7,
                    "requester": "Zoe@client.example",
                    "cc": ["kim@client.example"],
                    "message_ids": ["<a@b.example>"],
                    "reply_token": "Help+X@desk.example",
                    "subject_tag": "[WD-7]",
                }
            ],
            "agents": ["Sam@desk.example"],
            "trusted_authserv_id": "MX.desk.example",
        }
    )

    assert desk == replace(
        DeskKnowledge(),
        ticket_by_message_id={"<a@b.example>": 7},
        ticket_by_reply_address={"help+x@desk.example": 7},
        ticket_by_tag={"[wd-7]": 7},
        participants={7: frozenset({"zoe@client.example", "kim@client.example"})},
        agents=frozenset({"sam@desk.example"}),
        trusted_authserv_id="mx.desk.example",
    )
    assert DeskKnowledge.from_json(None) == DeskKnowledge()


def test_keys_name_the_rows_to_look_up() -> None:
    letter = read_mail(
        message(
            In_Reply_To="<b@x.example>",
            References="<a@x.example> <b@x.example>",
            Subject="Re: [WD-7] a [b c]",
            Cc="help+s3cret@desk.example",
        )
    )

    found = keys(letter)

    assert found.reply_addresses == ("help@desk.example", "help+s3cret@desk.example")
    assert found.message_ids == ("<b@x.example>", "<a@x.example>")
    assert found.tags == ("[wd-7]",)
