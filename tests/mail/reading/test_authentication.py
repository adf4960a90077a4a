from warmdesk.mail.reading.authentication import (
    authentication_results,
    has_failed,
    has_passed,
    is_about_another,
)
from warmdesk.mail.reading.headers import Headers


def _headers(*values: str) -> Headers:
    return Headers([("authentication-results", value.encode()) for value in values])


def test_results_are_kept_by_server() -> None:
    found = authentication_results(
        _headers(
            "mx.desk.example; spf=pass smtp.mailfrom=a@client.example; dkim=pass (good) header.d=client.example;"
            " dmarc=pass (p=none) header.from=client.example",
            "other.example 1; dmarc=fail header.from=client.example",
        )
    )

    assert found == {
        "mx.desk.example": {
            "spf": "pass",
            "spf_domain": "client.example",
            "dkim": "pass",
            "dkim_domain": "client.example",
            "dmarc": "pass",
            "from_domain": "client.example",
        },
        "other.example": {"dmarc": "fail", "from_domain": "client.example"},
    }


def test_a_second_header_of_a_server_can_only_take_trust_away() -> None:
    found = authentication_results(
        _headers(
            "mx.desk.example; spf=softfail",
            "mx.desk.example; dmarc=pass header.from=desk.example; spf=fail",
        )
    )

    assert found == {"mx.desk.example": {"spf": "fail"}}


def test_one_signature_that_holds_is_enough() -> None:
    found = authentication_results(
        _headers(
            "mx; dkim=fail header.d=list.example; dkim=pass header.d=client.example; dmarc=pass"
        )
    )

    assert found["mx"]["dkim"] == "pass"
    assert found["mx"]["dkim_domain"] == "client.example"


def test_dmarc_outweighs_the_others() -> None:
    assert has_failed({"dmarc": "fail", "spf": "pass", "dkim": "pass"})
    assert not has_failed({"dmarc": "pass", "spf": "fail"})
    assert has_failed({"spf": "fail"})
    assert not has_failed({"spf": "fail", "dkim": "pass"})
    assert not has_failed({})


def test_a_pass_counts_only_for_the_authors_own_domain() -> None:
    assert has_passed({"spf": "pass", "spf_domain": "desk.example"}, "desk.example")
    assert not has_passed({"spf": "pass", "spf_domain": "evil.example"}, "desk.example")
    assert not has_passed({"dmarc": "none"}, "desk.example")
    assert not has_passed({}, "")


def test_a_pass_for_another_from_is_noticed() -> None:
    said = {"dmarc": "pass", "from_domain": "evil.example"}

    assert is_about_another(said, "client.example")
    assert not is_about_another(said, "evil.example")
    assert not is_about_another(said, "mail.evil.example")
