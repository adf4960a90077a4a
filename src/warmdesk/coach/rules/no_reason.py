"""A refusal without its reason.

What it notices
    Something is refused and something else offered, but nothing says why.

Why it matters
    A reason shows that the wish was weighed. Without one it looks like a whim, and is asked again.

What helps
    Half a line: "because the maker allows one trial".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmdesk.coach.phrases import phrases
from warmdesk.coach.reply import is_courtesy
from warmdesk.coach.rule import Draft, Example, Spot, rule
from warmdesk.coach.text import Sentence

_REASON = re.compile(
    r"[:;]|\s-\s|\b(?:because|since|as|so that|so|due to|owing to|given that|reason|"
    r"otherwise|until|unless|before|after"
    r"|only|allows?|requires?|needs?|policy|rules?|law|contract|licen[cs]e|costs?|"
    r"past|ended|expired|too|already|no longer|means?)\b"
)
_OFFERS = re.compile(
    r"^(?:but |however,? |instead,? )?(?:(?:i|we)(?: can|'ll| will| could|'d| would|"
    r"'m| am|'ve| have)|you (?:can|could|may)|what (?:i|we) can|would|could|please|"
    r"if you|shall|may i|our|there(?:'s| is)|the \w+(?: \w+)? (?:can|takes|does|"
    r"works)|\w+ (?:would|could|can) (?:work|do|help))\b"
)
_REFUSES = re.compile(
    r"\b(?:can(?:'?t|not)|can not|(?:isn't|is not|not|won't be|are not|aren't) "
    r"(?:possible|allowed|permitted|available|an option|supported)|won't (?:work|"
    r"happen|do|go|be able)|will not (?:work|happen)|unable to|not able to|off the "
    r"table|out of the question|impossible|have to (?:decline|refuse|say no)|don't "
    r"(?:do|allow|offer|support)|no can do|isn't going to happen)\b|^(?:no|sorry,? "
    r"no|unfortunately not)\b"
)


@rule(
    says="You say it can't be done. Could you say why, in a line?",
    why="A reason shows {n} that the wish was weighed.",
    example='"The hall is closed on Sundays, so I\'ve put you into room 4."',
    cold=(
        Example(
            "Hi Dana, that's not possible. I can offer you a smaller one.",
            asked="Could I have the large screen?",
        ),
        Example(
            "Hi Dana, we can't restore the whole folder. I can bring back single files.",
            asked="Please restore the folder.",
        ),
        Example(
            "Sorry, no. You can use the guest network.",
            asked="Can you open the port for my tablet?",
        ),
        Example(
            "Hi Dana, a private cloud is out of the question here. You can use our transfer page.",
            asked="May I use my own cloud?",
        ),
    ),
    warm=(
        Example(
            "Hi Dana, that's not possible: the desk holds one screen. I can offer you a wider one.",
            asked="Could I have a second screen?",
        ),
        Example(
            "Hi Dana, we can't extend it. The maker allows one trial per company.",
            asked="Could you extend the trial?",
        ),
        Example(
            "Hi Dana, you can't lose anything by it, so try it at any time.",
            asked="Could I lose my files by syncing?",
        ),
    ),
)
def no_reason(draft: Draft) -> Iterator[Spot]:
    if not any(item.kind == "request" or item.about == "yes-no" for item in draft.asked):
        return
    telling = [s for s in draft.sentences if not is_courtesy(s) and not s.is_asking]
    refusals = [s for s in telling if _is_refusal(draft, s)]
    others = [s for s in telling if s not in refusals]
    if not refusals or refusals[0] is not telling[0] or not (others or _is_asking(draft)):
        return
    if any(_REASON.search(s.text) for s in refusals):
        return
    if all(_OFFERS.match(s.text) and not _gives_reason(s) for s in others):
        yield Spot(refusals[0].span)


def _is_asking(draft: Draft) -> bool:
    return any(s.is_asking for s in draft.sentences)


def _gives_reason(sentence: Sentence) -> bool:
    return bool(re.search(r"\b(?:because|since|as the|due to|so that)\b", sentence.text))


def _is_refusal(draft: Draft, sentence: Sentence) -> bool:
    if not (_REFUSES.search(sentence.text) or phrases("refusal").fits(sentence)):
        return False
    # "You can't lose anything" tells, and refuses nothing.
    return not re.search(
        r"\byou (?:can't|cannot|won't) (?:lose|break|harm|do anything)\b", sentence.text
    )
