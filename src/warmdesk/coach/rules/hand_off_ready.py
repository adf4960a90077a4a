"""A colleague is to take over, and is not here yet.

What it notices
    A colleague of the desk is named as the one who should take this on, and has not been brought
    into the thread.

Why it matters
    Until they are introduced, nobody has it: you think of them, and they do not know.

What helps
    Bring them in here, and tell the person who they are and what happens next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_TAKES_OVER = re.compile(
    r"\b(?:take (?:this|it|that|over|care)|takes (?:this|it|over)|taking (?:this|it|"
    r"over)|should (?:have|get|do|own|look|handle|help|answer|see)|could (?:help|"
    r"take|do|handle|look)|is (?:the (?:right|best|one)|better|our|in charge)|"
    r"knows? (?:\w+ ){0,5}(?:better|best|more|far|well)|hand(?:ing)? (?:\w+ "
    r"){0,3}(?:over )?to|pass(?:ing)? (?:\w+ ){0,3}(?:on )?to|give (?:this|it) to|"
    r"over to|one for|a case for|will (?:take|handle|help|do|look|be able|contact|"
    r"get back)|can (?:help|take|do|answer|handle|look)|would be (?:the|better)|"
    r"leave (?:this|it) to|better (?:asked|placed|suited))\b"
)
_IS_HERE = re.compile(
    r"\b(?:in|into|on|to) (?:this|the|our) (?:thread|mail|e-mail|email|conversation|"
    r"copy|ticket|chain|cc)\b|\bin (?:cc|copy)\b|\bcopied\b|\bcc'?d\b|\b(?:i|"
    r"we)(?:'ve| have) (?:now |just |already )?(?:asked|added|brought|introduced|"
    r"looped|handed|given|told|shown)\b|\bis here\b|\bmeet\b|\b(?:since|yesterday|"
    r"already has|has it|has your|with me)\b"
)


@rule(
    says="Would you like to bring {colleague} in here and introduce them?",
    why="{colleague} is not in this thread yet, so neither {n} nor they know of it.",
    example='"Lou is in this mail now; he runs the gates and will look at yours at 2."',
    cold=(
        Example(
            "Hi Dana, Tomasz knows the storage much better than I do, he should take this.",
            asked="The archive is slow.",
            colleagues=("Tomasz Zielinski",),
        ),
        Example(
            "Hi Dana, I think this is one for Ines.",
            asked="The VPN drops.",
            colleagues=("Ines Moreau",),
        ),
        Example(
            "Hi Dana, Kofi is the right person for this.",
            asked="The till shows an error.",
            colleagues=("Kofi Asare",),
        ),
    ),
    warm=(
        Example(
            "Hi Dana, Tomasz is in this thread now; he does our storage and will swap the "
            "disk at 2.",
            asked="The archive is slow.",
            colleagues=("Tomasz Zielinski",),
        ),
        Example(
            "Hi Dana, I've asked Kofi and copied him: he'll fit the new drum at 11.",
            asked="The printer says drum.",
            colleagues=("Kofi Asare",),
        ),
    ),
)
def hand_off_ready(draft: Draft) -> Iterator[Spot]:
    if _IS_HERE.search(draft.text.plain):
        return
    for colleague in draft.question.colleagues:
        first = colleague.split()[0].lower() if colleague.split() else ""
        if not first or first not in draft.text.word_set or _is_known(draft, first):
            continue
        named = next((s for s in draft.sentences if first in s.word_set), None)
        if named and _is_to_take_over(draft, named):
            yield Spot(named.span, {"colleague": colleague.split()[0]})
            return


def _is_known(draft: Draft, first: str) -> bool:
    """Whether this colleague has written, or was introduced by an earlier reply."""
    return any(
        turn.author == "agent"
        and (first in turn.name.lower().split() or first in turn.text.lower())
        for turn in draft.question.thread
    )


def _is_to_take_over(draft: Draft, named: Sentence) -> bool:
    index = draft.sentences.index(named)
    return any(_TAKES_OVER.search(s.text) for s in draft.sentences[index : index + 2])
