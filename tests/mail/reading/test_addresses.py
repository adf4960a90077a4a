import pytest

from warmdesk.mail.reading.addresses import addresses, author


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("Nora Voss <Nora@Client.example>", "Nora Voss", "nora@client.example"),
        ("nora@client.example", "", "nora@client.example"),
        ('"Voss, Nora (IT)" <nora@client.example>', "Voss, Nora (IT)", "nora@client.example"),
        ("Voss, Nora <nora@client.example>", "Nora", "nora@client.example"),
        ("nora@client.example (Nora Voss)", "Nora Voss", "nora@client.example"),
        ("<@a.example,@b.example:nora@client.example>", "", "nora@client.example"),
        ("=?utf-8?q?Zo=C3=AB?= <zoe@client.example>", "Zoë", "zoe@client.example"),
        ("Big Bug bug@client.example", "Big Bug", "bug@client.example"),
        ("<mailto:nora@client.example>", "", "nora@client.example"),
        ('"a \\"b\\" c" <nora@client.example>', 'a "b" c', "nora@client.example"),
    ],
)
def test_one_author(written: str, name: str, address: str) -> None:
    assert author(written) == (name, address)


@pytest.mark.parametrize(
    "written",
    [
        '"agent@desk.example" <eve@evil.example>',
        "agent@desk.example <eve@evil.example>",
        "=?utf-8?q?agent=40desk.example?= <eve@evil.example>",
        "(agent@desk.example) <eve@evil.example>",
        "=?utf-8?q?Agent_=3Cagent=40desk.example=3E?= <eve@evil.example>",
    ],
)
def test_an_address_in_a_display_name_is_decoration(written: str) -> None:
    assert author(written)[1] == "eve@evil.example"


def test_control_characters_do_not_survive_in_addresses() -> None:
    assert author("<a@b.example\x00\u200b>") == ("", "a@b.example")


def test_groups_are_opened() -> None:
    found = addresses("Team: A <a@x.example>, b@x.example;, Undisclosed recipients:;")

    assert found == (("A", "a@x.example"), ("", "b@x.example"))


def test_a_header_without_an_address_gives_only_a_name() -> None:
    assert author("Nobody in particular") == ("Nobody in particular", "")


def test_a_very_long_list_is_cut() -> None:
    assert len(addresses("a@b.example," * 5000)) == 1000
