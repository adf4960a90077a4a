import pytest

from warmdesk.mail.reading.sniffing import sniff


@pytest.mark.parametrize(
    ("content", "declared", "found"),
    [
        (b"\x89PNG\r\n\x1a\nxx", "application/octet-stream", "image/png"),
        (b"<script>alert(1)</script>", "image/png", "text/html"),
        (b"  <!DOCTYPE html>", "text/plain", "text/html"),
        (b"<?xml version='1.0'?><svg xmlns='x'>", "image/svg+xml", "text/html"),
        (b"MZ\x90", "image/jpeg", "application/x-msdownload"),
        (b"plain words", "image/gif", "text/plain"),
        (b"a,b\n1,2", "text/csv", "text/csv"),
        (b"\x00\x01\x02", "image/png", "application/octet-stream"),
        ("é".encode() * 1000, "application/x-thing", "text/plain"),
    ],
)
def test_the_first_bytes_decide(content: bytes, declared: str, found: str) -> None:
    assert sniff(content, declared) == found
