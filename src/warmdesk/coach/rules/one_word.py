"""A reply of a word or two.

What it notices
    "Done", "Noted" or "No" as the whole reply, unless it answers a single request or a single
    yes-or-no question completely.

Why it matters
    It leaves the person to guess what was done, to what, and what they can do now.

What helps
    One more line: what is different now, or what happens next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.listening import is_of_two_parts
from warmdesk.coach.phrases import word_set
from warmdesk.coach.rule import Draft, Example, Spot, rule

_COMPLETE = re.compile(
    r"(?:yes|yep|yeah|done|sure|fixed|sorted|of course|certainly|absolutely|will do|"
    r"gladly|ok|okay|it is|it's \w+|they're \w+|it does|they are|you can|all done|"
    r"both|always|every)\b"
)
_THANKS = re.compile(
    r"(?:thanks|thank|thx|cheers|welcome|np|no problem|you're welcome|my pleasure|no worries|"
    r"anytime|great|perfect|glad|pleasure|gern|congratulations|likewise|you too)\b"
)
_MOST = 2
# A name and a sign-off are not counted.
_NAMES_MORE = 6


@rule(
    whole=True,
    says='Just "{quote}"? One more line may save {n} a second mail.',
    why="A word leaves {n} to guess what was done and what they can do now.",
    example='"It\'s fixed: you can print from both floors again."',
    cold=(
        Example("Done.", asked="Could you reset my PIN and tell me how I record a greeting?"),
        Example("Noted.", asked="The scanner on floor 2 eats every third page."),
        Example("No", asked="Is the server patched?"),
        Example("Hi Dana, working.", asked="Why was it down? And is my file still there?"),
        Example("Restarted", asked="Which of the two is faster? Could it fail again?"),
    ),
    warm=(
        Example("Done, Dana.", asked="Could you add me to the list?"),
        Example("Yes.", asked="Is the office open on Monday?"),
        Example("You're welcome!", asked="Thanks, it works again."),
        Example("B-17, Dana.", asked="Which room is it?"),
    ),
)
def one_word(draft: Draft) -> Iterator[Spot]:
    # A link, a number or a name may be all that was asked for.
    if len(draft.text.words) > _MOST + _NAMES_MORE:
        return
    names = _names(draft)
    words = [word for word in draft.text.words if word not in names and word not in _FILLER]
    if not words or len(words) > _MOST or any(char.isdigit() for char in draft.text.plain):
        return
    if _THANKS.match(draft.sentences[0].text) or "http" in draft.text.plain:
        return
    is_one_thing = len(draft.asked) == 1 and not is_of_two_parts(draft.asked[0])
    if is_one_thing and (_COMPLETE.match(" ".join(words)) or _names_it(draft)):
        return
    if not draft.asked and (draft.needs.mood == "thankful" or _is_small_talk(draft)):
        return
    yield Spot(draft.sentences[0].span)


def _is_small_talk(draft: Draft) -> bool:
    """ "I'll try that now." "Good.": nothing is asked and nothing is wrong, so a word is enough."""
    said = draft.incoming
    is_light = _LIGHT.match(said.folded) and not _TROUBLE.search(said.folded)
    return bool(is_light) and len(said.words) <= _FEW


_FEW = 12
_LIGHT = re.compile(
    r"\W*(?:ok|okay|k|ah|oh|aha|haha|ha|lol|hi|hey|hello|bye|yay|nice|cool|great|awesome|sweet|sorry|apologies|"
    r"good (?:morning|afternoon|evening|night)|see you|got it|ignore|no reply|let me|going to|rebooting|brb|"
    r"i'll|i will|i'm (?:ready|going|off|on)|i (?:got|understood|understand|read|see|wish|owe|solved|fixed)|"
    r"solved|fixed|works|(?:it|that|this) (?:works|worked|fixed|did|made|took|is a test)|it's alive|"
    r"(?:just )?(?:checking|thinking|testing|for your files)|could be worse|my \w+ helped)\b"
)
_TROUBLE = re.compile(
    r"\b(?:not|no|never|\w+n't|cannot|stopped|broken?|down|slow\w*|fail\w*|stuck|error|missing|gone|lost|"
    r"wrong|problem|issue|trouble|need|want|help|still|again|when|why|how|what|where|who)\b"
)
_FILLER = frozenset(("sorry", "thanks", "please", "cheers", "regards", "best", "kind"))
_NAMED_BY_A_WORD = frozenset(("who", "where", "other", "time"))
_STATES = frozenset(
    (
        "open",
        "closed",
        "pending",
        "done",
        "working",
        "noted",
        "ok",
        "no",
        "restarted",
        "fixed",
        "checked",
    )
)


def _names(draft: Draft) -> frozenset[str]:
    given = f"{draft.question.person.name} {draft.question.agent} {draft.name}".lower()
    return frozenset(given.split())


def _names_it(draft: Draft) -> bool:
    """ "Which colour is it?" "Green.": for some questions one word is the answer."""
    item = draft.asked[0]
    words = draft.text.word_set - _STATES - word_set("common-word")
    return item.about in _NAMED_BY_A_WORD and item.kind == "question" and bool(words)
