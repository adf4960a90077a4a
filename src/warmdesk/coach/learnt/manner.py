# ruff: noqa: E501 - a pattern that is broken over lines is harder to read
"""Signs of how somebody was answered: refused, sent away, scolded, comforted, asked, promised or helped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warmdesk.coach.learnt.features import normal

_SIGNS = {
    "no-first": r"^(?:no|nope|nah|not|never|none|nothing)\b",
    "refusal": r"\b(?:can't|cant|cannot|won't|unable|impossible|not possible|not allowed|not able|there is no|"
    r"there's no|no way|doesn't|does not|isn't|not available|unavailable|denied|declined?)\b",
    "yes-first": r"^(?:yes|yeah|yep|yup|sure|ok|okay|right|correct|done|np)\b",
    "channel": r"(?:^|\s|/join )#\w+|\b(?:ask|try|go|join|check) (?:in|over|at|on|to) (?:#|the |their )?\w*",
    "elsewhere": r"\b(?:contact|call|phone|e-?mail|write|speak|talk|reach out|get in touch|turn|ask|see|consult|refer|"
    r"report|submit|raise|open|file|log) (?:to |with |a |an |the |your |it |this |that |them |us )*"
    r"(?:\w+ ){0,2}(?:team|support|forum|forums|list|desk|department|office|vendor|provider|carrier|bank|"
    r"manufacturer|form|ticket|bug|line|hotline|administrator|admin|manager|them|hr|isp|reseller|channel)\b",
    "forum": r"\b(?:forums?|mailing list|customer service|hotline|helpline|the form|web ?form)\b",
    "off-topic": r"\boff-? ?topic|\b(?:un|not )supported\b|\b(?:don't|do not|doesn't|can't|cannot|not) support\b|"
    r"\bnot (?:our|my|us|an? \w+ (?:issue|problem|question|matter)|related|for (?:here|us|this)|here|\w+ support)\b|"
    r"\b(?:this is|it's|its) (?:an? |the |only )?\w+ (?:channel|support|list)\b|\bnothing to do with\b|"
    r"\b(?:outside|beyond|out) (?:of )?(?:our|the|my|what)\b|\bwrong (?:channel|place|team|list)\b|\bnot (?:part|something) ",
    "your-fault": r"\byou (?:should(?:n't| not)?(?: have|'ve)|shouldn't|must have|broke|deleted|caused|forgot|failed|"
    r"didn't|did not|never|messed|ignored|entered|chose|set|are (?:the one|doing))\b|\b(?:your|ur) (?:own |fault|mistake|problem|doing)|"
    r"\bif you had\b|\bnext time\b|\bbecause you\b|\buser error\b",
    "why-you": r"\bwhy (?:on earth |the hell |in the world )?(?:did|do|are|would|were|have|didn't|don't|is) (?:you|u)\b|"
    r"\bwhat (?:did|were) you (?:expect|think)|\bwhat made you\b",
    "search": r"\b(?:google|rtfm|search (?:for|the|engine)|read (?:the|up|it|what|my)|man page|manual|look it up|lmgtfy)\b",
    "repeated": r"\b(?:as (?:i|we) (?:said|mentioned|told|explained|wrote)|like i said|(?:i|we) (?:already|just) (?:told|said|"
    r"explained|answered|wrote)|already (?:told|said|answered|explained)|i told you|again|once more|how many times)\b",
    "scorn": r"\b(?:obviously|seriously|clearly|common sense|basic|stupid|silly|dumb|idiot|nonsense|ridiculous|lazy|clue|"
    r"clueless|pathetic|wtf|duh|genius|learn (?:to|how)|stop|calm down|whining|complain\w*|troll\w*|attitude|"
    r"congratulations|wow|good luck|pay attention|patien\w+|think)\b|!!|\?\?|\?!",
    "stock-sorry": r"\b(?:sorry|apologi[sz]e|apologies|regret)\b[^.!?]{0,25}\b(?:hear|inconvenience|trouble|experience|"
    r"frustration|delay|confusion|this|that)\b|\binconvenience\b",
    "stock-thanks": r"\b(?:thanks|thank you) for (?:reaching|contacting|your (?:message|patience|feedback|understanding|"
    r"time|inquiry|enquiry|mail|email)|letting us|bringing|getting in touch|choosing|writing|calling|the report|sharing)\b",
    "stock-offer": r"\b(?:here to help|happy to (?:help|assist)|glad to (?:help|assist)|love to (?:help|assist)|like to (?:help|assist)|"
    r"want to help|assist you|how (?:may|can) (?:i|we) help|have a (?:great|good|nice|lovely)|anything else|"
    r"we (?:value|appreciate|understand|strive|take)|rest assured|your (?:satisfaction|patience|business))\b",
    "sorry": r"\b(?:sorry|apolog\w+)\b",
    "shared-trouble": r"\b(?:i|we)(?:'ve| have)? (?:had|have had|ran into|got|seen|hit|feel|know)\b[^.!?]{0,20}\b(?:same|that|this|it|too|how|your|pain|feeling|problem)\b|"
    r"\b(?:same here|me too|been there|happened to me|happens to (?:me|all|everyone|the best)|you're not alone|not just you)\b",
    "comfort": r"\b(?:don't worry|no worries|not to worry|don't panic|no need to|nothing (?:is|has been|was) lost|it's (?:ok|okay|fine|safe|normal|common)|"
    r"(?:is|are) safe|easy (?:mistake|fix)|we all|hang in|you'll be fine|not your fault|take your time|good question)\b",
    "feeling": r"\b(?:annoying|frustrat\w+|awful|horrible|terrible|painful|upset\w*|worr\w+|disappoint\w*|stress\w*|"
    r"confusing|strange|odd|weird|sad|unfortunate|a pain|understand|ouch|ugh|not (?:good|great|cool|fun|ideal)|hate (?:to|it|when))\b",
    "works-here": r"\bworks? (?:fine |ok |well |great |perfectly |just fine )?(?:for|here|on (?:my|mine|ours)|with (?:me|mine))|"
    r"\b(?:never (?:had|seen|failed|happened)|nobody else|no one else|no other|everyone else|not a bug|by design|as designed|as intended|"
    r"nothing wrong|our (?:policy|system|product|service)|perfectly|volunteer\w*|it's free|do our best|not (?:our|my) fault|i was (?:just|only))\b",
    "no-idea": r"\b(?:don't know|dont know|do not know|dunno|no idea|no clue|not sure|idk|never (?:used|tried|heard)|"
    r"can't help|cannot help|can't say|wouldn't know|haven't (?:used|tried|a clue)|hard to say|who knows|beats me|hmm+|don't (?:use|have|speak|understand))\b",
    "asks": r"\?",
    "asks-what": r"\b(?:what|which|where|when|who|how (?:many|much|long|did))\b[^.!]{0,80}\?",
    "asks-polar": r"(?:^|[.!?,;] )(?:so |and |but |ok )?(?:do|does|did|is|are|was|were|have|has|can|could|any|will|would) (?:you|it|the|u|this|that|there|your|\w+)\b[^.!]{0,80}\?",
    "wants-shown": r"\b(?:paste|pastebin|post|send|dm|show|provide|share|tell|give|confirm|let (?:me|us) know|attach|describe|"
    r"verify|screenshot)\b",
    "for-details": r"\b(?:output|version|details?|error|log|logs|number|account|order|name|address|model|date|exact(?:ly)?|id|"
    r"more (?:info\w*|details?))\b",
    "will": r"\b(?:i'll|i will|we'll|we will|i'm going to|i am going to|ill|gonna)\b",
    "now": r"\b(?:let me|one (?:moment|sec|second|minute)|a (?:moment|sec|second|minute)|hold on|brb|hang on|checking|"
    r"looking (?:into|at)|on it|working on|get back|bear with|just a|give me|in the meantime|right away|will be (?:sent|fixed|done))\b",
    "laugh": r"\b(?:lol|lmao|rofl|ha(?:ha)+|heh|hehe|hah)\b|[:;=]-?[)dp(|/\\]|xd\b",
    "chum": r"\b(?:dude|man|mate|bud|buddy|bro|pal|folks|beer|coffee|cookie|dear|girlfriend|wife|joke|joking|kidding|"
    r"magic|fun|love|mood|weekend|cheers|cool|awesome|yay|woo\w*|welcome to)\b",
    "advice": r"\b(?:try|use|install|sudo|apt\S*|run|click|go to|select|open|type|edit|set|enable|disable|restart|reboot|"
    r"reinstall|remove|add|change|update|upgrade|check|download|boot|press|choose|you (?:can|could|need|should|may|have to|want)|"
    r"just|make sure|look (?:at|in|for))\b",
    "reason": r"\b(?:because|since|due to|so that|that's (?:why|because)|means|it's (?:the|a|an|in|because|called)|in order|reason|caused?)\b",
    "other-way": r"\b(?:but|instead|however|unless|until|though|alternatively|or you|or use|only if|except|otherwise)\b",
    "link": r"\bLINK\b|\burl\b|\bwww\b|\bhttp",
    "code": r"\bCODE\b|(?:^|\s)[~/][\w./-]+|\s-\w\b|\S+\.\w{2,4}\b|[|>=]",
    "bot": r"(?:^|\s)!\w+",
    "you": r"\b(?:you|your|u|you're)\b",
    "i": r"\b(?:i|i'm|i've|my|me|im)\b",
    "we": r"\b(?:we|our|us|we're|we've)\b",
    "closing": r"\b(?:you're welcome|yw|np|no problem|glad (?:it|that|you|to hear)|enjoy|bye|good night|take care|welcome)\b",
}  # fmt: skip
# A refusal, and what would have made it more than one.
_PAIRS = (
    ("no-first", "reason"), ("no-first", "other-way"), ("no-first", "advice"), ("refusal", "other-way"),
    ("refusal", "advice"), ("refusal", "reason"), ("off-topic", "channel"), ("channel", "advice"),
    ("elsewhere", "wants-shown"), ("no-idea", "advice"), ("no-idea", "other-way"), ("asks", "why-you"),
    ("asks", "wants-shown"), ("asks", "for-details"), ("asks", "advice"), ("laugh", "advice"),
    ("search", "link"), ("sorry", "will"), ("stock-sorry", "for-details"), ("you", "scorn"), ("link", "advice"),
)  # fmt: skip


def manner(text: str) -> Iterator[str]:
    """The signs of a reply, each again with how long the reply is, and some together or alone."""
    plain = normal(text)
    words = len(plain.split())
    length = "bare" if words <= 3 else "short" if words <= 8 else "plain" if words <= 25 else "long"
    found = {name for name, pattern in _compiled().items() if pattern.search(plain)}
    yield length
    for name in _SIGNS:
        if name in found:
            yield name
            yield f"{name} {length}"
    for one, other in _PAIRS:
        if one in found:
            yield f"{one} with {other}" if other in found else f"{one} without {other}"


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    """Compiled when a reply is first read, so that a command that reads none need not wait."""
    return {name: re.compile(pattern, re.MULTILINE) for name, pattern in _SIGNS.items()}
