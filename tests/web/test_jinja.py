"""What templates call most: words and addresses."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from warmdesk.web.jinja import environment, url


@pytest.fixture
def prefix():
    yield
    set_script_prefix("/")


def shown(source: str, **context: object) -> str:
    return environment().from_string(source).render(context)


def test_values_in_a_text_are_escaped_and_its_own_marks_are_not():
    text = shown("{{ _('<b>%(name)s</b> wrote', name=name) }}", name="<i>Dana</i>")

    assert text == "<b>&lt;i&gt;Dana&lt;/i&gt;</b> wrote"


def test_a_block_of_text_is_filled_like_a_call():
    assert (
        shown("{% trans name='Dana' %}Hello {{ name }}, 100%{% endtrans %}") == "Hello Dana, 100%"
    )


def test_an_address_follows_where_the_desk_is_mounted(prefix):
    assert url("healthz") == "/healthz"

    set_script_prefix("/desk/")

    assert url("healthz") == "/desk/healthz"


def test_numbers_are_filled_into_an_address():
    assert url("desk:ticket", 7) == "/c/7"
    assert url("desk:ticket", 1482) == reverse("desk:ticket", args=[1482])


def test_an_address_that_does_not_exist_is_an_error():
    with pytest.raises(NoReverseMatch):
        url("desk:ticket")
    with pytest.raises(NoReverseMatch):
        url("desk:ticket", 1, 2)
