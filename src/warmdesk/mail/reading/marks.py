"""What single lines say about where an older message begins: attributions, header blocks, forwarding marks."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from warmdesk.mail.reading.phrases import phrases, phrases_of

LONGEST_LINE = 300
LONGEST_ATTRIBUTION = 500
_BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Begins only where a word begins: otherwise a long word would be searched from each of its letters.
_EMAIL = re.compile(r"(?<![^\s<>()\"@])[^\s<>()\"@]++@[^\s<>()\"@]")
_YEAR = re.compile(r"(?<!\d)(?:19|20|25|13|14)\d{2}(?!\d)|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}(?!\d)")
_TIME = re.compile(r"\d{1,2}\s?[:.hH時时시点點]\s?\d{2}|\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\b(?:i|we|you|he|she|they|ich|wir|ihr|sie|je|j'|nous|vous|yo|nosotros|ustedes|io|noi|eu|nós|ik|wij|jullie)\b",
    re.IGNORECASE,
)
_COLON_END = re.compile(r"[:：﹕]\s*[*_]*$")
_TELLING = re.compile(
    r"\b(?:it|is|was|are|but|not|works?|does(?:n't)?|did(?:n't)?|i|we|when|because|only|then|to|es|geht|aber|nicht|mais|pas)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;。！？]\s*$")
_DATE_START = re.compile(r"\W*(?:\d{4}[-年/.]|\d{1,2}[ ./-])")
# What Gmail wrote for years, without a colon: "2013/11/13 Someone <someone@client.example>".
_DATED_ADDRESS = re.compile(r"\d{4}[/-]\d{1,2}[/-]\d{1,2}\s[^<>]{0,120}<[^<>\s]+@[^<>\s]+>:?")
_YEAR_START = re.compile(r"\W*\d{4}(?![-年/.\d])")
_WORDY = re.compile(r"[\w)]$")
_HEADER = re.compile(
    r"[\s*>]{0,8}([^\s:：*<>][^:：*<>]{0,28}?)\s?\*{0,2}\s?[:：]\*{0,2}(?:\s+|$|(?=\S))(.*)"
)
_DASHES = "-–—=_*‐‑~# \t"
_RULE = re.compile(r"\s*[-_=*#~–—]{3,}\s*$")
_UNDERSCORES = re.compile(r"\s*_{10,}\s*$")
_HASHED = re.compile(r"[\s#*=_-]+")


def bare(line: str) -> str:
    """A line without direction marks and other invisible characters."""
    return _BIDI.sub("", line).replace("\xa0", " ").strip()


def is_rule(line: str) -> bool:
    return bool(_RULE.match(line))


def is_signature_mark(line: str) -> bool:
    return line.strip() in ("--", "—", "–", "-- ")


# Attributions: "On Tuesday ... wrote:"


@cache
def _wrote_phrases() -> tuple[str, ...]:
    return phrases_of("attributions", "wrote")


def _says_wrote(text: str) -> bool:
    # Plain search first: trying a hundred alternatives at every letter is what takes the time.
    lower = text.lower()
    return any(phrase in lower for phrase in _wrote_phrases()) and bool(_wrote().search(lower))


@cache
def _wrote() -> re.Pattern[str]:
    pieces = []
    for phrase in sorted(_wrote_phrases(), key=len, reverse=True):
        escaped = re.escape(phrase)
        is_spaced = "LATIN" in unicodedata.name(phrase[0], "") or "CYRILLIC" in unicodedata.name(
            phrase[0], ""
        )
        after = r"(?!\w)" if is_spaced and _WORDY.search(phrase) else ""
        pieces.append((r"(?<!\w)" if is_spaced else "") + escaped + after)
    return re.compile("|".join(pieces), re.IGNORECASE)


@cache
def _begins() -> frozenset[str]:
    return frozenset(word for line in phrases_of("attributions", "begin") for word in line.split())


def attribution(lines: Sequence[str], end: int, *, is_before_quote: bool) -> int | None:
    """Where the attribution that ends in line `end` begins, or None if that line ends none.

    "On Monday we wrote:" is a sentence; what a program adds also tells an
    address, or a date and a time.
    """
    if len(lines[end]) > LONGEST_LINE * 2:
        return None
    last = bare(lines[end])
    if is_before_quote and _DATED_ADDRESS.fullmatch(last):
        return end
    if not last or len(last) > LONGEST_LINE:
        return None
    if not _COLON_END.search(last):
        return _without_colon(last, end) if is_before_quote else None
    found = None
    for start in range(end, max(-1, end - 4), -1):
        line = bare(lines[start])
        if not line or len(line) > LONGEST_LINE or (start < end and _is_prose(line)):
            break
        joined = " ".join(bare(piece) for piece in lines[start : end + 1])
        if len(joined) > LONGEST_ATTRIBUTION:
            break
        if _is_attribution(joined, is_before_quote=is_before_quote):
            belongs = _has_start(line) or _YEAR.search(line) or _EMAIL.search(line)
            found = start if found is None or belongs else found
            if _is_complete(joined) or (_has_start(line) and _YEAR.search(joined)):
                return found
    return found


def _without_colon(line: str, at: int) -> int | None:
    """Some programs forget the colon; right above a quotation that is still an attribution."""
    is_told = _has_start(line) and bool(_YEAR.search(line)) and not _SENTENCE_END.search(line)
    return at if is_told and _says_wrote(line) else None


def _is_complete(joined: str) -> bool:
    """With an address, a day and a time, nothing of it can stand in the line above."""
    return bool(_EMAIL.search(joined)) and _tells_time(joined) and not _YEAR_START.match(joined)


def _is_prose(line: str) -> bool:
    """A sentence of its own. "Am Fr., 28." and "12. mars 2024 kl." are none, for all their full stops."""
    if not _SENTENCE_END.search(line) or re.search(r"\d\.\s*$", line):
        return False
    return len(line) > 60 or not _YEAR.search(line)


def _is_attribution(joined: str, *, is_before_quote: bool) -> bool:
    if joined.count("<") != joined.count(">") or joined.startswith("<"):
        return False
    has_email = bool(_EMAIL.search(joined))
    if not _says_wrote(joined):
        is_address_last = joined.rstrip(" :：").endswith((">", ")"))
        return has_email and is_address_last and bool(_TIME.search(joined)) and _names_date(joined)
    if has_email or _tells_time(joined):
        return True
    if _YEAR.search(joined) and _has_start(joined):
        return is_before_quote or not _names_nobody(joined)
    return is_before_quote and len(joined.split()) <= 4


def _names_date(joined: str) -> bool:
    return bool(_DATE_START.match(joined) or _YEAR.search(joined))


def is_certain(joined: str) -> bool:
    """Enough for everything below to be history even though no line of it is marked."""
    return bool(_EMAIL.search(joined)) or (_has_start(joined) and bool(_YEAR.search(joined)))


def _names_nobody(joined: str) -> bool:
    """ "On 12 March 2024 we wrote:" is someone telling a story."""
    return bool(_PRONOUN.search(joined))


def _tells_time(text: str) -> bool:
    return bool(_YEAR.search(text)) and bool(_TIME.search(text))


def _has_start(line: str) -> bool:
    words = line.lstrip("*_\"'> ").lower().split(None, 1)
    return (
        bool(words)
        and (words[0] in _begins() or bool(_DATE_START.match(line)))
        and bool(re.search(r"\d", line))
    )


# Forwarding marks: "-----Original Message-----"


@cache
def _dashed_phrases() -> frozenset[str]:
    return frozenset(phrases_of("forwards", "dashed"))


@cache
def _bare_phrases() -> frozenset[str]:
    return frozenset(phrases_of("forwards", "bare"))


def is_forward_mark(line: str) -> bool:
    """A line that a program puts between a person's words and an older message."""
    if len(line) > LONGEST_LINE:
        return False
    line = bare(line)
    if not line:
        return False
    plain = unicodedata.normalize("NFC", line).lower()
    if _HASHED.sub(" ", plain).strip(" :：.") in _bare_phrases():
        return True
    inside = plain.strip(_DASHES)
    before, after = (
        plain[: plain.find(inside)].strip(),
        plain[plain.find(inside) + len(inside) :].strip(),
    )
    if not inside or len(before) < 2 or len(after) < 2:
        return False
    inside = inside.rstrip(" :：")
    if inside in _dashed_phrases() or inside.startswith(("forwarded by ", "original message ")):
        return True
    # Zoho: "---- On Tue, 12 Mar 2024 ... wrote ----"; Notes: "-----Someone wrote: -----".
    return _says_wrote(inside) and (bool(_EMAIL.search(inside)) or _tells_time(inside))


def is_bare_mark(line: str) -> bool:
    """The words of a mark without their dashes; only a header block below makes them one."""
    return len(line) < LONGEST_LINE and bare(line).lower().strip(" :：") in _dashed_phrases()


# Header blocks: "From: ... Sent: ... To: ... Subject: ..."


@cache
def _header_kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in phrases("headers"):
        kind, _, word = line.partition(": ")
        found.setdefault(unicodedata.normalize("NFC", word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def header_kinds(line: str) -> frozenset[str]:
    """What a line could be in a header block: any of from, sent, to, cc, subject."""
    match = _HEADER.match(line[:LONGEST_LINE])
    if match is None:
        return frozenset()
    word = unicodedata.normalize("NFC", bare(match[1])).lower()
    return _header_kinds().get(word, frozenset())


def header_block(lines: Sequence[str], start: int) -> int | None:
    """Where the header block that begins at `start` ends (exclusive), or None if there is none.

    "From: Berlin / To: Munich / Date: Friday" is a person's wish for a ticket.
    So all four must be there, or three and an address.
    """
    first = header_kinds(lines[start])
    if not first & {"from", "sent", "subject"}:
        return None
    seen: set[str] = set()
    has_address = False
    end, gap = start, 0
    for at in range(start, min(len(lines), start + 25)):
        line = bare(lines[at][:LONGEST_LINE])
        kinds = header_kinds(line) if line else frozenset()
        if kinds:
            seen |= _best(kinds, seen)
            end, gap = at + 1, 0
        else:
            gap += 1 if line else 2
            if gap > 2 and not _EMAIL.search(line):
                break
        has_address = has_address or bool(_EMAIL.search(line))
    while (
        end < len(lines)
        and _EMAIL.search(lines[end][:LONGEST_LINE])
        and lines[end].rstrip().endswith((";", ">", ","))
    ):
        end += 1
    # Three lines without an address could be a list that someone made: "From: now on", "Date: tomorrow".
    needed = 3 if has_address else 4
    told = len(seen & {"from", "sent", "to", "subject"})
    return end if "from" in seen and told >= needed else None


def _best(kinds: frozenset[str], seen: set[str]) -> set[str]:
    """A word like "de" or "data" may be two things; take the one still missing."""
    missing = [
        kind
        for kind in ("from", "sent", "to", "subject", "cc")
        if kind in kinds and kind not in seen
    ]
    return {missing[0]} if missing else set(kinds)


def is_foreign_block(lines: Sequence[str], start: int) -> bool:
    """Underscores and then a header block in a language that is on no list."""
    if not _UNDERSCORES.match(lines[start]):
        return False
    following = [line for line in lines[start + 1 : start + 6] if line.strip()][:4]
    named = [line for line in following if _HEADER.match(line[:LONGEST_LINE])]
    return len(named) >= 3 and any(_EMAIL.search(line) for line in named)


# Signatures of phones and programs


@cache
def _device_signatures() -> re.Pattern[str]:
    pieces = [re.escape(phrase).replace("%", r"(\S.{0,80}?)") for phrase in phrases("signatures")]
    return re.compile(r"[\s*_(\[<]*(?:" + "|".join(pieces) + r")[\s*_)\].!>]*", re.IGNORECASE)


def is_device_signature(line: str) -> bool:
    """ "Sent from my phone", in many languages, alone on its line."""
    if len(line) > LONGEST_LINE:
        return False
    line = re.sub(r"<[^<>]*>|\[[^\[\]]*\]|\(https?:[^()]*\)", "", bare(line)).strip()
    if not 6 <= len(line) <= 110:
        return False
    match = _device_signatures().fullmatch(line)
    if match is None:
        return False
    device = "".join(group for group in match.groups() if group)
    # "Sent from my phone it works, but not from the laptop" is no signature.
    return len(device.split()) <= 12 and not _TELLING.search(device)
