"""What was asked for came, and nobody said thank you.

What it notices
    The person sent or told what an earlier reply asked for, and this reply takes it without a word.
    An answer to "does it work now?" is not noticed, nor a message that sends nothing.

Why it matters
    They did a piece of the work. A thank you shows that it was seen and of use.

What helps
    "Thanks for the photo", or a word on what it showed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.listening import content_stems
from warmdesk.coach.rule import Draft, Example, Spot, rule, trimmed
from warmdesk.coach.text import Text, read_text

_THANKS = re.compile(
    r"\b(?:thanks?|thank you|thx|ty|ta|cheers|grateful|appreciate\w*|(?:very |most |so )?helpful|"
    r"that helps|that helped|perfect|great|brilliant|excellent|wonderful|lovely|super|well "
    r"(?:done|spotted)|good (?:photo|picture|work|description|to know|catch)|kind of you|"
    r"(?:your|the|that|this) [\w-]+ (?:shows?|showed|tells?|told|says?|helped|made it|is clear))\b"
)
_AS_ASKED = re.compile(
    r"\b(?:as (?:you )?(?:asked|requested|wished|wanted)|(?:you|u) (?:asked (?:for|me (?:for|to))|"
    r"requested|wanted (?:to (?:see|have|know))?|were asking for|needed)|like you asked|per your "
    r"request)\b"
)
_HANDS_OVER = re.compile(
    r"\b(?:here(?:'s| is| are| you go| it is| they are| comes)|attached|enclosed|find (?:the|it)|"
    r"i(?:'ve| have)? (?:sent|attached|enclosed|filled|signed|checked|tried|looked|took|taken|"
    r"found|done|did|made|wrote|written|counted|measured))\b"
)
_WANTS = re.compile(
    r"\b(?:(?:could|can|would|will) (?:you|one of you)(?: \w+){0,2}? (?:send|tell|give|let|share|"
    r"attach|forward|check|look|take|read|write|describe|fill|sign|note|find|count|measure|copy|"
    r"bring|name|say|confirm|provide|try|upload|add)|(?:please|kindly|just) (?:send|tell|give|"
    r"share|attach|forward|check|look|take|read|write|fill|sign|note|let|reply|confirm|provide|"
    r"upload|try)|"
    r"(?:which|what) [\w ,'-]{2,60}(?:do you|are you|is it|have you|did you|does|is the|is your|"
    r"number|version|model|name|says|say|stands)|i(?:'d| would)? (?:only |still |also |just "
    r")*(?:need|like to know|like to see)|^(?:send|tell|give|attach|forward|take|read)|"
    r"where (?:is|are|does|do|did)|how many|since when|when did)\b"
)
_OFFER = re.compile(
    r"\b(?:may i|shall i|should i|would you like|do you want|does it work|works now|is it solved|"
    r"if (?:it|that|this|there|anything)|in case|once (?:it|you|we)|whenever|suits?)\b"
)
_SENDS_NOTHING = re.compile(
    r"\b(?:can't|cannot|couldn't|won't|don't (?:know|have|want)|no idea|not sure|haven't|i'd rather|"
    r"why (?:do|should)|where (?:do|can) i|how do i|what do you mean|later|tomorrow|nothing "
    r"changed|forgot)\b"
)
_DOES_NOT = re.compile(r"\b(?:i don't|i do not|i can not) \w+")


@rule(
    whole=True,
    in_hurry=False,
    says="{n} sent what you asked for. A thank you?",
    why="{n} took the time to look it up or send it. A word shows that it arrived.",
    example='"Thanks for the photo: it is the upper cable."',
    cold=(
        Example(
            "Hi Dana, it's the upper cable. I'll bring one at 2.",
            asked="Hi Ines, here's the picture you asked for.",
        ),
        Example(
            "Hi Dana, the list is in now, and all twelve have access since 10.",
            asked="The names are attached, as you requested.",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, thanks for the picture: it's the upper cable. I'll bring one at 2.",
            asked="Hi Ines, here's the picture you asked for.",
        ),
        Example(
            "Hi Dana, your picture shows the upper cable. I'll bring one at 2.",
            asked="Hi Ines, here's the picture you asked for.",
        ),
        Example("Hi Dana, it's the upper cable. I'll bring one at 2.", asked="No picture again."),
    ),
)
def manners_thanks(draft: Draft) -> Iterator[Spot]:
    if _THANKS.search(draft.text.folded) or not draft.sentences:
        return
    if _sent_what_was_asked(draft):
        yield trimmed(draft.text, draft.sentences[0].span)


def _sent_what_was_asked(draft: Draft) -> bool:
    thread = draft.question.thread
    if not thread or thread[-1].author != "person":
        return False
    came = draft.incoming
    if _sends_nothing(came):
        return False
    if _AS_ASKED.search(came.plain) and _holds_something(came):
        return True
    asked = next((turn for turn in reversed(thread) if turn.author == "agent"), None)
    return asked is not None and any(
        _answers(came, wanted) for wanted in _wanted(read_text(asked.text, asked.name))
    )


def _wanted(text: Text) -> tuple[str, ...]:
    """What the earlier reply asked the person to send or tell."""
    return tuple(
        s.text for s in text.sentences if _WANTS.search(s.text) and not _OFFER.search(s.text)
    )


def _answers(came: Text, wanted: str) -> bool:
    return _holds_something(came) or bool(
        set(content_stems(came.plain)) & set(content_stems(wanted))
    )


def _holds_something(came: Text) -> bool:
    return bool(_HANDS_OVER.search(came.plain)) or any(char.isdigit() for char in came.plain)


def _sends_nothing(came: Text) -> bool:
    told = [s for s in came.sentences if not s.is_asking]
    if not told or _SENDS_NOTHING.search(told[0].text):
        return True
    return bool(_DOES_NOT.match(told[0].text))
