"""HTML from outside, cut down to what is safe to show."""

import html
import re

import nh3

from warmdesk.mail.reading.markup import html_to_text

__all__ = ["clean_html", "html_to_text"]

_TAGS = {
    *(
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
    ),
    *(
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
    ),
    *(
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
    ),
    *("th", "thead", "tr", "u", "ul"),
}
_KNOWN = _TAGS | {
    *(
        "address",
        "area",
        "article",
        "aside",
        "audio",
        "base",
        "body",
        "button",
        "canvas",
        "center",
        "cite",
    ),
    *(
        "col",
        "colgroup",
        "details",
        "dfn",
        "dialog",
        "fieldset",
        "figcaption",
        "figure",
        "font",
        "footer",
    ),
    *(
        "form",
        "frame",
        "frameset",
        "head",
        "header",
        "html",
        "iframe",
        "input",
        "label",
        "legend",
        "link",
    ),
    *(
        "main",
        "map",
        "menu",
        "meta",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "optgroup",
    ),
    *(
        "option",
        "param",
        "picture",
        "plaintext",
        "script",
        "section",
        "select",
        "source",
        "strike",
        "style",
    ),
    *(
        "summary",
        "template",
        "textarea",
        "time",
        "title",
        "track",
        "tt",
        "var",
        "video",
        "wbr",
        "xmp",
    ),
}
_ATTRIBUTES: dict[str, set[str]] = {
    # Without this line the cleaner lets "title" and "lang" pass everywhere.
    "*": set(),
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
    "div": {"dir"},
    "p": {"dir"},
    "span": {"dir"},
    "blockquote": {"dir"},
    "table": {"dir"},
}
_VALUES = {
    "href": re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]", re.IGNORECASE),
    "src": re.compile(r"cid:[^\s\"'<>]{1,300}", re.IGNORECASE),
    "colspan": re.compile(r"\d{1,2}"),
    "rowspan": re.compile(r"\d{1,2}"),
    "start": re.compile(r"\d{1,6}"),
    "dir": re.compile(r"ltr|rtl|auto"),
}
_UNREAD = {"script", "style", "title", "template", "noembed", "noframes"}
_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_OPENING = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})")
# The cleaner takes quadratic time for named entities and for ampersands in a row.
_NAMED = re.compile(r"&(?!#\d)(?!nbsp;)")
_PICTURE = re.compile(r' (src|alt)="([^"]*)"')
# Deeper or larger than any letter; a parser's tree for it costs far more than the words are worth.
MOST_TAGS = 100_000
MOST_DEPTH = 500
MOST_ENTITIES = 30_000
_CHILDLESS = frozenset(
    ("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr")
)
# Old mail leaves out the ends of these; they close one another and do not nest.
_UNENDED = frozenset(("p", "li", "td", "tr", "th", "dd", "dt", "option", "tbody"))


def clean_html(source: str) -> str:
    """What is left of `source` on a narrow allow-list: its words, and the plainest of its forms.

    Nothing in it runs, loads, submits or names anything; links go out without
    a referrer; pictures from elsewhere are replaced by their description.
    Pictures that came with the message keep their `cid:` address.
    """
    if not _is_reasonable(source):
        return f"<pre>{html.escape(html_to_text(source))}</pre>"
    first = _cleaned(_at_home(source.replace("&nbsp;", "\xa0")))
    if "<img" not in first:
        return first
    # The second pass alone decides what is safe: whatever the replacement made is cleaned again.
    return _cleaned(_IMAGE.sub(_described, first))


def _cleaned(source: str) -> str:
    cleaned: str = nh3.clean(
        source,
        tags=_TAGS,
        clean_content_tags=_UNREAD,
        attributes=_ATTRIBUTES,
        attribute_filter=_allowed_value,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )
    return cleaned


def _at_home(source: str) -> str:
    """Strange elements as plain spans.

    The cleaner drops drawings and formulas, and everything after a style or
    script that never ends, with all their words; this way only the tags go.
    """
    ends = {name: _last_end(source, name) for name in _UNREAD}

    def renamed(match: re.Match[str]) -> str:
        name = match[2].lower()
        is_endless = not match[1] and match.start() > ends.get(name, len(source))
        return f"<{match[1]}span" if is_endless or name not in _KNOWN else match[0]

    return _OPENING.sub(renamed, source)


def _last_end(source: str, name: str) -> int:
    found = re.finditer(f"</{name}", source, re.IGNORECASE)
    return max((match.start() for match in found), default=-1)


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    pattern = _VALUES.get(attribute)
    if pattern is None or (attribute == "href" and pattern.match(value)):
        return value
    return value if pattern.fullmatch(value) else None


def _described(match: re.Match[str]) -> str:
    given = dict(_PICTURE.findall(match[1]))
    if given.get("src"):
        return match[0]
    # Serialised attribute values do not escape angle brackets, text must.
    alt: str = given.get("alt", "")
    return alt.replace("<", "&lt;").replace(">", "&gt;")


def _is_reasonable(source: str) -> bool:
    if source.count("<") > MOST_TAGS or len(_NAMED.findall(source)) > MOST_ENTITIES:
        return False
    depth = 0
    for match in _OPENING.finditer(source):
        name = match[2].lower()
        if name not in _CHILDLESS and name not in _UNENDED:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MOST_DEPTH:
            return False
    return True
