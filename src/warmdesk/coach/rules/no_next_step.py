"""A fault is explained or logged, and then nothing.

What it notices
    Somebody reports something broken; the reply says what is wrong with it, and nobody is said to
    do anything about it.

Why it matters
    The person knows more and has no more than before. They cannot tell whether it is in hand.

What helps
    Who does what next, even if it is small: "I'll ask the makers today".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.chat import takes_up
from warmdesk.coach.phrases import phrases
from warmdesk.coach.reply import is_courtesy
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_TROUBLE = re.compile(
    r"\b(?:won't|doesn't|don't|can't|cannot|couldn't|isn't|not|no|never|stopped|"
    r"broken|broke|down|slow|slower|fail\w*|froze|freez\w+|crash\w*|hang\w*|stuck|"
    r"stick\w*|error|missing|gone|lost|drops?|dropped|dead|black|blank|wrong|twice|"
    r"again|fault\w*|jam\w*|leak\w*|flicker\w*|loses?|empty|vanished|disappear\w*|"
    r"problem|issue|trouble|shut|locked|cuts?|keeps?|rejects?|double|noise|smell\w*|"
    r"hot)\b"
)
_ACTS = re.compile(
    r"\b(?:i|we)(?:'ve|'ll|'m|'re| have| will| am| are)\b(?! (?:sorry|afraid|aware|"
    r"aware of|glad|pleased|happy|noted|logged|registered|recorded|seen|see|noticed|"
    r"received|registering|logging|noting|told|said|explained|mentioned|already|"
    r"understand))"
    r"|\b(?:i|we) (?:put|fixed|changed|moved|sent|set|renewed|restarted|replaced|"
    r"reset|cleared|removed|added|made|did|ordered|asked|opened|gave|let|come|need|"
    r"found|took|turned|switched|swapped|connected|can(?! see)|could|found|tested|"
    r"rang|called|restored)\b"
    r"|\b(?:you|your)\b(?! (?:for|message|mail|report|request|note|ticket))|"
    r"\bplease\b|\b(?:will|'ll)\b|\b(?:is|are|was|were) (?:being |now |back |fixed|"
    r"replaced|repaired|solved|restored|reset|working|done|ready|on (?:its|their|"
    r"the) way|again)\b|(?:is|are|it's|that's|they're|was|were|been) (?!caused|"
    r"known|related|expected|intended|meant|designed|limited|supposed|affected|"
    r"registered|logged|noted|recorded)\w+ed\b|\bagain\b|\bworks?\b|(?:it's|that's|"
    r"they're) (?:now |back|open|fine|ok|normal|on|there|here)|\bsince \d"
    r"|\b(?:he|she|they)(?:'ll|'re| will| are| is)\b|\bhttps?://|\bcomes?\b|"
    r"\bgo(?:es)? away\b|(?:^|[,;:] |\band |\bthen )(?:restart|press|hold|open|try|"
    r"turn|unplug|use|plug|switch|wait|sign|log|click|lift|fill|put|take|pull|push|"
    r"choose|select|remove|clean|check|go|type|enter|set)\b"
)


@rule(
    whole=True,
    says="What happens next, and who does it?",
    why="The draft tells what is wrong. {n} may wonder whether somebody is on it.",
    example='"The drum is worn. I\'ll fit a new one at 11."',
    cold=(
        Example(
            "Hi Dana, that is caused by the steel in the ceiling.",
            asked="My phone has no signal on the third floor.",
        ),
        Example(
            "Hi Dana, thank you for telling us. The crashes show in the log.",
            asked="The till crashes when people pay by phone.",
        ),
        Example(
            "Hi Dana, this is a known problem with that model.",
            asked="My laptop loses its wifi every hour.",
        ),
        Example("Hi Dana, we have logged it.", asked="The door of the archive doesn't lock."),
    ),
    warm=(
        Example(
            "Hi Dana, that's the steel in the ceiling. I'll bring you a booster on Monday.",
            asked="My phone has no signal on the third floor.",
        ),
        Example(
            "Hi Dana, the fan is worn; it's being changed today.",
            asked="My laptop is loud and gets hot.",
        ),
        Example(
            "Hi Dana, E24 means no paper. Lift the lid, fill the tray, and it goes on.",
            asked="The printer says E24 and won't print.",
        ),
        Example(
            "Depends on the model, the grey ones should show a green light there.",
            asked="I can't get the dock to work, it says not supported.",
        ),
        Example(
            "Hi Dana, it's NG-Guest.",
            asked="What's the visitors' wifi called? Mine doesn't show it.",
        ),
    ),
)
def no_next_step(draft: Draft) -> Iterator[Spot]:
    if not _is_about_trouble(draft) or draft.promises or draft.moments:
        return
    if any(s.is_asking for s in draft.sentences) or len(draft.text.words) < 3:
        return
    if takes_up(draft.reply):
        return
    telling = [s for s in draft.sentences if not is_courtesy(s) and not phrases("canned").fits(s)]
    # Sent away or refused: other rules say so, and say it better.
    if any(_is_other(s) or _ACTS.search(s.text) for s in telling):
        return
    if telling or not draft.asked:
        yield Spot((telling or draft.sentences)[-1].span)


def _is_about_trouble(draft: Draft) -> bool:
    """A fault is reported, or somebody asks why; other questions only want an answer."""
    if any(item.about != "reason" and item.kind == "question" for item in draft.asked):
        return False
    if draft.asks_about("reason"):
        asked = " ".join(item.text for item in draft.asked).lower()
        return bool(re.search(r"\b(?:is|are|does|do|can't|won't|isn't|doesn't|keeps?)\b", asked))
    return bool(_TROUBLE.search(draft.incoming.folded))


def _is_other(sentence: Sentence) -> bool:
    return any(
        phrases(name).fits(sentence)
        for name in ("deflection", "cold-handoff", "refusal", "borrowed-story")
    )
