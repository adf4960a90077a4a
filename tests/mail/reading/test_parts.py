from warmdesk.mail.reading.parts import MOST_DEPTH, MOST_PARTS, content, leaves, take_apart


def test_nested_parts_are_found_in_order() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=a\n\npreamble\n--a\n"
        b"Content-Type: multipart/alternative; boundary=b\n\n--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\n"
        b"--a\n\nthree\n--a--\nepilogue"
    )

    root, faults = take_apart(raw)

    assert [content(raw, leaf) for leaf in leaves(root)] == [b"one", b"two", b"three"]
    assert faults == []


def test_an_outer_boundary_ends_an_inner_part_that_was_never_closed() -> None:
    raw = (
        b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--a\n\ntwo\n--a--\n"
    )

    root, _ = take_apart(raw)

    assert [content(raw, leaf) for leaf in leaves(root)] == [b"one", b"two"]
    assert len(root.children) == 2


def test_a_forgotten_boundary_is_guessed() -> None:
    raw = b"Content-Type: multipart/mixed\n\n--xyz\n\none\n--xyz\n\ntwo\n--xyz--\n"

    root, faults = take_apart(raw)

    assert [content(raw, leaf) for leaf in leaves(root)] == [b"one", b"two"]
    assert "the boundary between the parts was guessed" in faults


def test_a_part_without_headers_keeps_its_first_line() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=a\n\n--a\nHello there\n--a--\n"

    root, _ = take_apart(raw)

    assert [content(raw, leaf) for leaf in leaves(root)] == [b"Hello there"]


def test_too_many_parts_are_told_and_not_opened() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * (MOST_PARTS + 100)

    root, faults = take_apart(raw)

    assert len(root.children) == MOST_PARTS - 1
    assert faults == [f"more than {MOST_PARTS} parts; the rest was not opened"]


def test_too_deep_parts_are_told_and_not_opened() -> None:
    raw = b"Content-Type: multipart/mixed; boundary=0\n\n" + b"".join(
        b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (i, i + 1)
        for i in range(MOST_DEPTH * 10)
    )

    root, faults = take_apart(raw)

    assert len(list(leaves(root))) == 1
    assert len(faults) == 1
    assert "nested deeper" in faults[0]
