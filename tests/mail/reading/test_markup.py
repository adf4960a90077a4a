import pytest

from warmdesk.mail.reading.markup import Line, html_to_text, read_lines


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Hello</p><p>there</p>", "Hello\n\nthere"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("a &lt;b&gt; &amp;&nbsp;c", "a <b> & c"),
        ("<style>p{color:red}</style><script>x()</script>Hi", "Hi"),
        ("<head><title>T</title></head><body>Hi</body>", "Hi"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<!-- hidden -->Hi<![endif]-->", "Hi"),
        ('<a title="a > b" href=x>link</a>', "link"),
        ("<p title=\"it's\">it</p>'s", "it\n\n's"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ('<div style="display:none">secret</div>Hi', "Hi"),
        ('<div style="display:none">all there is', "all there is"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ('<img alt="😀"><img alt="our logo">', "😀"),
        ("cut <b", "cut <b"),
        ("<style>never closed Hi", "never closed Hi"),
    ],
)
def test_what_a_person_would_see(source: str, text: str) -> None:
    assert html_to_text(source) == text


def test_quotations_are_known_by_their_element() -> None:
    lines = read_lines(
        "<p>new</p><blockquote type=cite><p>old</p><p>older</p></blockquote><p>more</p>"
    )

    assert [line for line in lines if line.text] == [
        Line("new", is_quoted=False),
        Line("old", is_quoted=True),
        Line("older", is_quoted=True),
        Line("more", is_quoted=False),
    ]


def test_a_blockquote_of_ones_own_is_no_quotation() -> None:
    assert not any(line.is_quoted for line in read_lines("<blockquote>0x80070005</blockquote>"))
