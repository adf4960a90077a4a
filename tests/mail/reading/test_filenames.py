import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmdesk.mail.reading.filenames import safe_name


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ("report.pdf", "report.pdf"),
        ("てすと.txt", "てすと.txt"),
        ("../../etc/passwd", "passwd"),
        (r"C:\temp\a.exe", "a.exe"),
        ("a..b.txt", "a.b.txt"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("x\r\nSet-Cookie: a", "xSet-Cookie_ a"),
        (".htaccess", "htaccess"),
        ("con.txt", "_con.txt"),
        (" . ", ""),
        ("", ""),
    ],
)
def test_names_made_safe(sent: str, stored: str) -> None:
    assert safe_name(sent) == stored


def test_a_long_name_keeps_its_extension() -> None:
    name = safe_name("ü" * 500 + ".pdf")

    assert name.endswith("ü.pdf")
    assert len(name.encode()) <= 200


@given(st.text())
def test_no_name_can_leave_its_folder(sent: str) -> None:
    name = safe_name(sent)

    assert not re.search(r'[\x00-\x1f\x7f/\\:<>"|*]', name)
    assert ".." not in name
    assert len(name.encode("utf-8")) <= 255
