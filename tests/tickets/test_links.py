"""Signed links."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from warmdesk.tickets.links import (
    Link,
    LinkExpired,
    LinkWrong,
    address_of,
    make_token,
    read_token,
)


def test_a_link_says_what_it_is_for(settings, friday):
    settings.ADDRESS = "https://help.example"
    token = make_token(purpose="follow", ticket=7, person=3)
    assert read_token(token) == Link("follow", 7, 3)
    assert address_of(token) == f"https://help.example/l/{token}"


def test_a_changed_link_is_wrong(friday):
    token = make_token(purpose="solved", ticket=7, person=3)
    other = make_token(purpose="solved", ticket=8, person=3)
    mixed = other.split(".")[0] + "." + token.split(".", 1)[1]
    for bad in (mixed, token[:-1], token + "x", "", "..", "a.b.c"):
        with pytest.raises(LinkWrong):
            read_token(bad)


def test_a_sign_in_link_runs_out_and_names_who_may_get_a_new_one(friday):
    token = make_token(purpose="sign-in", ticket=None, person=3)
    with (
        time_machine.travel(friday + timedelta(minutes=31), tick=False),
        pytest.raises(LinkExpired) as caught,
    ):
        read_token(token)
    assert caught.value.person == 3


def test_an_unknown_purpose_is_never_signed():
    with pytest.raises(ValueError, match="own"):
        make_token(purpose="own", ticket=1, person=1)
