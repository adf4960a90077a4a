import pytest

from warmdesk.mail.reading.parameters import parameters


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('attachment; filename="a.txt"', "a.txt"),
        ("attachment; filename=This is a test.txt", "This is a test.txt"),
        ("attachment; filename*=utf-8''%e3%81%a6.txt", "て.txt"),
        ("attachment; filename=\"x\"; filename*=utf-8''%C3%A9.txt", "é.txt"),
        ("attachment; filename*0*=utf-8''%C3; filename*1*=%A9; filename*2=.txt", "é.txt"),
        ('attachment; filename="=?utf-8?q?=C3=A9.txt?="', "é.txt"),
        (r'attachment; filename="C:\temp\a.txt"', r"C:\temp\a.txt"),
        ('attachment; FILENAME = "a;b.txt"', "a;b.txt"),
        ('attachment; filename="never closed', "never closed"),
    ],
)
def test_file_names_as_they_are_written(written: str, name: str) -> None:
    assert parameters(written) == ("attachment", {"filename": name})


def test_a_boundary_may_hold_equals_signs() -> None:
    assert parameters("Multipart/Mixed; boundary=----=_A.B") == (
        "multipart/mixed",
        {"boundary": "----=_A.B"},
    )
