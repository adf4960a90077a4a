import pytest

from warmdesk.mail.reading.charsets import codec_for, decode


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("Grüße", "utf-8", "utf-8"),
        ("Grüße", "latin-1", "iso-8859-1"),
        ("Grüße – “so”", "cp1252", "iso-8859-1"),
        ("Grüße", "utf-8", "iso-8859-1"),
        ("Grüße", "utf-8", "us-ascii"),
        ("Grüße", "latin-1", "utf-8"),
        ("Grüße", "utf-8", ""),
        ("Принтер", "koi8-r", "KOI8-R"),
        ("打印机坏了", "gb18030", "gb2312"),
        ("스티해", "cp949", "ks_c_5601-1987"),
        ("印刷できません", "iso-2022-jp", "ISO-2022-JP"),
        ("印刷①", "cp932", "Shift_JIS"),
        ("המדפסת", "iso-8859-8", "iso-8859-8-i"),
        ("Zoë", "utf-7", "unicode-1-1-utf-7"),
    ],
)
def test_what_was_meant_is_read(text: str, codec: str, declared: str) -> None:
    assert decode(text.encode(codec), declared) == text


def test_one_stray_byte_does_not_spoil_the_rest() -> None:
    assert decode("Grüße ".encode() + b"\x96 you") == "Grüße – you"


def test_a_lone_pair_of_bytes_is_no_proof_of_utf8() -> None:
    assert decode(b"here.    \xc3\x82\n", "iso-8859-1") == "here.    Ã‚\n"


@pytest.mark.parametrize(
    "name", ["zlib", "rot13", "unicode_escape", "idna", "punycode", "hex", "undefined", "no-such"]
)
def test_codecs_that_are_no_text_are_not_used(name: str) -> None:
    assert codec_for(name) is None
    assert decode(b"as it is", name) == "as it is"


def test_nothing_that_a_database_refuses_comes_out() -> None:
    assert decode(b"a\0b+2AA-", "utf-7") == "ab\ufffd"
