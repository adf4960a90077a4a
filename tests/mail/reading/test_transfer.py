import binascii

from warmdesk.mail.reading.transfer import decoded, decoded_text, without_uu_blocks


def test_base64_with_stray_characters_is_read() -> None:
    assert decoded(b"SGVs\r\n!bG8=\r\n", "base64") == b"Hello"


def test_a_footer_after_base64_is_kept() -> None:
    assert (
        decoded_text(b"SGVsbG8=\n_______\nlist footer here\n", "base64")
        == b"Hello\n_______\nlist footer here\n"
    )


def test_text_that_only_says_it_is_base64_is_kept() -> None:
    assert (
        decoded_text(b"Hello, my screen is black!\n", "base64") == b"Hello, my screen is black!\n"
    )


def test_quoted_printable_with_soft_line_ends() -> None:
    assert decoded(b"a=\r\nb =C3=A9", "quoted-printable") == "ab é".encode()


def test_unknown_encodings_are_left_on() -> None:
    assert decoded(b"as is", "x-unheard-of") == b"as is"


def test_a_uuencoded_file_in_the_text_becomes_a_file() -> None:
    block = b"begin 644 a.bin\n" + binascii.b2a_uu(b"hello") + b"`\nend\n"

    text, files = without_uu_blocks(b"See below\n" + block + b"Thanks\n")

    assert text.split() == [b"See", b"below", b"Thanks"]
    assert files == [(b"a.bin", b"hello")]


def test_begin_as_a_word_is_no_file() -> None:
    text = b"begin 644 things\nwith this\nend\n"

    assert without_uu_blocks(b"Please " + text) == (b"Please " + text, [])
