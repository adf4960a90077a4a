"""Which parts of a message are its words, and which are files that came along."""

import re
from dataclasses import dataclass, field

from warmdesk.mail.reading.charsets import decode
from warmdesk.mail.reading.filenames import safe_name
from warmdesk.mail.reading.headers import decode_words, message_ids
from warmdesk.mail.reading.html import clean_html
from warmdesk.mail.reading.letter import Attachment
from warmdesk.mail.reading.markup import Line, read_lines
from warmdesk.mail.reading.parts import Part, content
from warmdesk.mail.reading.sniffing import sniff
from warmdesk.mail.reading.transfer import decoded, decoded_text, without_uu_blocks

_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,40})", re.IGNORECASE
)


@dataclass(slots=True)
class Contents:
    """What a part, with all its inner parts, has to show."""

    lines: list[Line] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    charset: str = ""
    is_from_html: bool = False
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        return any(line.text.strip() for line in self.lines)


def contents(raw: bytes, part: Part) -> Contents:
    """The visible lines, the HTML and the attachments of a part."""
    if part.children:
        if part.content_type == "multipart/alternative":
            return _alternative(raw, part)
        if part.content_type == "multipart/related":
            return _related(raw, part)
        return _mixed(raw, part)
    return _leaf(raw, part, is_alone=True)


def _leaf(raw: bytes, part: Part, *, is_alone: bool) -> Contents:
    if part.is_multipart and not part.children:
        # Its boundary never came, so it is the words themselves.
        part.content_type = "text/plain"
    is_words = part.content_type in (
        "text/plain",
        "text/html",
        "text/enriched",
        "text/richtext",
        "text",
    )
    if part.disposition.startswith("attachment") or not is_words:
        return Contents(attachments=[_attachment(raw, part)])
    if part.filename and not is_alone:
        return Contents(attachments=[_attachment(raw, part)])
    data = decoded_text(content(raw, part), part.encoding)
    if part.content_type == "text/html":
        return _html(data, part)
    return _plain(data, part)


def _html(data: bytes, part: Part) -> Contents:
    charset = part.parameters.get("charset", "")
    meta = _META_CHARSET.search(data[:4096]) if not charset else None
    source = decode(data, charset or (meta[1].decode("ascii") if meta else ""))
    return Contents(read_lines(source), [source], charset, is_from_html=True)


def _plain(data: bytes, part: Part) -> Contents:
    charset = part.parameters.get("charset", "")
    data, files = without_uu_blocks(data)
    text = decode(data, charset)
    if part.content_type in ("text/enriched", "text/richtext"):
        return Contents(read_lines(text.replace("<<", "&lt;")), [], charset)
    if part.parameters.get("format", "").lower() == "flowed":
        text = unflowed(text, is_spaceless=part.parameters.get("delsp", "").lower() == "yes")
    lines = [Line(line, is_quoted=False) for line in text.split("\n")]
    attached = [
        Attachment(
            safe_name(decode(name)),
            sniff(block, "application/octet-stream"),
            block,
            "",
            inline=False,
        )
        for name, block in files
    ]
    return Contents(lines, [], charset, attachments=attached)


def unflowed(text: str, *, is_spaceless: bool) -> str:
    """RFC 3676: a line that ends with a space goes on in the next one of the same quotation depth."""
    lines: list[str] = []
    pieces: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        bare = line.lstrip(">")
        depth = len(line) - len(bare)
        bare = bare[1:] if bare.startswith(" ") else bare
        if pieces and depth != open_depth:
            lines.append(_flow(pieces, open_depth))
            pieces = []
        open_depth = depth
        is_soft = bare.endswith(" ") and bare != "-- "
        pieces.append(bare[:-1] if is_soft and is_spaceless else bare)
        if not is_soft:
            lines.append(_flow(pieces, depth))
            pieces = []
    if pieces:
        lines.append(_flow(pieces, open_depth))
    return "\n".join(lines)


def _flow(pieces: list[str], depth: int) -> str:
    text = "".join(pieces)
    return f"{'>' * depth} {text}" if depth else text


def _alternative(raw: bytes, part: Part) -> Contents:
    """Several forms of the same: plain text is nearest to what was typed, unless it is empty."""
    forms = [_part(raw, child, is_first=True) for child in part.children]
    with_words = [form for form in forms if form.has_words]
    plain = next((form for form in with_words if not form.is_from_html), None)
    chosen = plain or next(iter(with_words), None) or (forms[0] if forms else Contents())
    return Contents(
        lines=chosen.lines,
        html=next((form.html for form in forms if form.html), []),
        charset=chosen.charset,
        is_from_html=chosen.is_from_html,
        attachments=[attachment for form in forms for attachment in form.attachments],
    )


def _related(raw: bytes, part: Part) -> Contents:
    """One part with words, the others are its pictures."""
    start = message_ids(part.parameters.get("start", ""))
    named = [
        child
        for child in part.children
        if start and message_ids(child.headers.first("content-id")) == start
    ]
    root = (named or part.children)[0]
    found = _part(raw, root, is_first=True)
    for child in part.children:
        if child is not root:
            inner = _part(raw, child, is_first=False) if child.is_multipart else None
            found.attachments += inner.attachments if inner else [_attachment(raw, child)]
    return found


def _mixed(raw: bytes, part: Part) -> Contents:
    found = Contents()
    for child in part.children:
        inner = _part(raw, child, is_first=not found.has_words)
        if inner.has_words:
            if found.has_words:
                found.lines.append(Line("", is_quoted=False))
            else:
                found.charset, found.is_from_html = inner.charset, inner.is_from_html
            found.lines += inner.lines
        elif not found.has_words:
            found.charset = found.charset or inner.charset
        found.html += inner.html
        found.attachments += inner.attachments
    return found


def _part(raw: bytes, part: Part, *, is_first: bool) -> Contents:
    if part.children:
        return contents(raw, part)
    has_given_name = bool(part.disposition) and bool(part.filename)
    return _leaf(raw, part, is_alone=is_first and not has_given_name)


def _attachment(raw: bytes, part: Part) -> Attachment:
    data = decoded(content(raw, part), part.encoding)
    identity = message_ids(part.headers.first("content-id"))
    return Attachment(
        name=safe_name(decode_words(part.filename)),
        content_type=sniff(data, part.content_type),
        content=data,
        content_id=identity[0].strip("<>") if identity else "",
        inline=part.disposition.startswith("inline") or (bool(identity) and not part.disposition),
    )


def cleaned(sources: list[str]) -> str:
    return "\n".join(clean_html(source) for source in sources)
