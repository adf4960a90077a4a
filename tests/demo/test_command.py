"""`warmdesk demo` as a process."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.journeys.desks import database, started
from warmdesk.demo.surroundings import prepare


def page(address: str) -> str:
    with urlopen(address, timeout=120) as answer:
        return str(answer.read().decode())


@pytest.mark.journey
def test_it_prints_one_address_serves_the_sample_and_keeps_it(tmp_path: Path) -> None:
    with database() as url:
        with started(tmp_path, url, ("demo",)) as desk:
            assert re.findall(r"https?://\S+", desk.said) == [f"{desk.address}/start"]
            assert "Northgate IT help" in page(f"{desk.address}/help")
        secret = (tmp_path / "secret-key").read_text()
        with started(tmp_path, url, ("demo",)) as desk:
            assert "Northgate IT help" in page(f"{desk.address}/help")
        assert (tmp_path / "secret-key").read_text() == secret


def test_what_somebody_chose_stays_and_it_is_always_a_sample() -> None:
    chosen = {
        "WARMDESK_DATA": "/somewhere",
        "WARMDESK_ADDRESS": "http://127.0.0.1:9000",
        "WARMDESK_SAMPLE": "no",
        "WARMDESK_DEBUG": "yes",
    }
    prepare(chosen)
    assert chosen["WARMDESK_DATA"] == "/somewhere"
    assert chosen["WARMDESK_ADDRESS"] == "http://127.0.0.1:9000"
    assert (chosen["WARMDESK_SAMPLE"], chosen["WARMDESK_DEBUG"]) == ("yes", "no")


def test_it_has_a_folder_of_its_own() -> None:
    chosen = {"XDG_DATA_HOME": "data-of-ruth"}
    prepare(chosen)
    assert chosen["WARMDESK_DATA"] == "data-of-ruth/warmdesk-sample"
    assert re.fullmatch(r"http://127\.0\.0\.1:80\d\d", chosen["WARMDESK_ADDRESS"])
