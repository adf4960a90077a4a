"""Bare lines as typed in a chat: a step, a condition or a word on what fits is an answer there."""

from __future__ import annotations

import re

from warmdesk.coach.reply import Reply

_LONGEST = 30
_TAKES_UP = re.compile(
    r"(?:@\w+[:,!]? )?(?:well,? |then |but |so |just |please |or |and |first |maybe |perhaps )*"
    r"(?:try|restart|reboot|reload|run|use|install|open|close|click|go|type|enter|check|set|select|"
    r"press|remove|add|create|enable|disable|update|upgrade|switch|plug|unplug|turn|choose|pick|"
    r"download|copy|take|remember|make|"
    r"you (?:can|could|might|may|should|need|have to|must|'ll need|want to)\b|you'll (?:need|want)|"
    r"(?:only )?(?:if|when|unless) (?!you (?:have|need) (?:any|more|further))|(?:it |that )?depends|"
    r"(?:it|that|they) (?:may|might|should|could)\b|one (?:moment|sec)|(?:one|just) a (?:moment|sec)|"
    r"hold on|hang on|bear with me)\b"
)
_BARRED = re.compile(
    r"\b(?:no such|is blocked|are blocked|is disabled|are disabled|nothing to do with|not (?:needed|"
    r"necessary|there|available)|no need)\b"
)
# "Vega reads it well": asked what to take, this says what fits, whatever name it was asked by.
_RATES = re.compile(
    r"\b(?:(?:works?|runs?|goes|plays?|reads?|opens?) (?:\w+ )?(?:well|fine|great|nicely|better|best|"
    r"perfectly|too)|(?:is|are|'s|'re) (?:\w+ )?(?:available (?:for|on|in|as)|better|best|enough|"
    r"good enough|recommended|worth))\b"
)


def takes_up(reply: Reply) -> bool:
    """Whether a line without greeting gives a step, a condition, a denial or what fits, which
    answers in words of its own."""
    text = reply.text
    if text.greeting is not None or len(text.words) > _LONGEST:
        return False
    return any(
        _TAKES_UP.match(s.text) or _BARRED.search(s.text) or _RATES.search(s.text)
        for s in reply.telling[:1]
    )
