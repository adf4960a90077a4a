"""A word of the trade that the person may not know.

What it notices
    Technical words and abbreviations, in a reply to somebody who is not technical: their card says so,
    or their own words do. A word that they used first, or that is explained, is not noticed, and
    nothing is on a desk where such words are at home.

Why it matters
    A word that has to be looked up hides the answer.

What helps
    What it does, in plain words; or leave it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases, words
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence
from warmdesk.coach.types import Span

_CAPITALS = re.compile(r"(?<![\w/.@-])[A-Z][A-Z0-9/]{1,7}(?:-?\d{1,4})?s?(?![\w@])")
_NOT_TECHNICAL = re.compile(
    r"\b(?:(?:i'm|i am) (?:not|no) (?:\w+ )?(?:technical|techie|computer person|good with "
    r"computers|expert|it person)|(?:plain|simple) (?:english|words|language)|"
    r"computer-?illiterate|without (?:the )?jargon|no jargon|(?:don't|do not) (?:know|understand) "
    r"(?:anything about computers|computers|technical))\b"
)
_EXPLAINS = re.compile(
    r"\W{1,3}(?:that is|that's|which (?:is|means|tells|turns|says)|meaning|i\.e|in other words|is "
    r"(?:the|a|an|what|how)|means|a kind of|the (?:list|part|program|piece|place|box|way|thing|"
    r"\w+ that)|or)\b|\s?\("
)
_GLOSSED = re.compile(
    r"(?:\(|\b(?:called|known as|the so-called|technically|our word for it is) )(?:the |an? )?$"
)


@rule(
    in_hurry=False,
    says='Will {n} know "{quote}"? A few plain words, or leave it?',
    why="A word that has to be looked up can hide the answer from {n}.",
    example='"The list of addresses on your PC was out of date; I\'ve renewed it."',
    cold=(
        Example("Hi Dana, flush the DNS cache and try again.", technical=False),
        Example("Hi Dana, the DHCP lease had expired; it's renewed.", technical=False),
        Example(
            "Hi Dana, the hypervisor ran out of memory. It's back since 10.",
            asked="I'm not technical, but is it back?",
        ),
    ),
    warm=(
        Example("Hi Dana, it has a new address on the network and works since 10."),
        Example(
            "Hi Dana, the DNS works again since 10.", asked="Is the DNS back?", technical=False
        ),
        Example(
            "Hi Dana, the DNS, which is the phone book of the net, works again since 10.",
            technical=False,
        ),
    ),
)
def jargon(draft: Draft) -> Iterator[Spot]:
    if draft.question.desk.jargon_ok or not _is_for_a_layperson(draft):
        return
    said = " ".join(t.text.lower() for t in draft.question.thread if t.author == "person")
    for sentence in draft.sentences:
        for span in _terms(draft, sentence):
            if not _is_known(draft, span, said):
                yield Spot(span)
                return


def _is_for_a_layperson(draft: Draft) -> bool:
    technical = draft.question.person.technical
    if technical is not None:
        return not technical
    return bool(_NOT_TECHNICAL.search(draft.incoming.plain))


def _terms(draft: Draft, sentence: Sentence) -> Iterator[Span]:
    raw = draft.question.draft[sentence.start : sentence.end]
    known = _abbreviations()
    for match in _CAPITALS.finditer(raw):
        # What is masked in the reading is somebody else's words.
        if _bare(match.group()) in known and sentence.text[match.start()] != " ":
            yield sentence.at(*match.span())
    term = phrases("jargon").search(sentence)
    if term:
        yield sentence.at(*term.span())


def _abbreviations() -> frozenset[str]:
    return frozenset(words("abbreviation"))


def _bare(term: str) -> str:
    return re.sub(r"(?:-?\d+)?s?$", "", term).lower()


def _is_known(draft: Draft, span: Span, said: str) -> bool:
    plain = draft.text.plain
    term = plain[span.start : span.end]
    if re.search(rf"\b{re.escape(_bare(term) or term)}", said):
        return True
    if _EXPLAINS.match(plain, span.end):
        return True
    return bool(_GLOSSED.search(plain[max(0, span.start - 40) : span.start]))
