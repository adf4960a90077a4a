"""How a question or a request begins, in patterns."""

from __future__ import annotations

import re

_SUBJECT = (
    r"(?:i|u|you|we|they|he|she|it|this|that|there|these|those|the|my|our|your|his|"
    r"her|their|a|an|any"
    r"|anyone|anybody|someone|somebody|everyone|everybody|all|one|no|another|both|"
    r"each|people|things|ya)"
)
AUX = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|"
    r"may|might|am|must"
    r"|isn'?t|aren'?t|wasn'?t|weren'?t|doesn'?t|don'?t|didn'?t|can'?t|couldn'?t|won'?t|wouldn'?t"
    r"|haven'?t|hasn'?t|shouldn'?t)"
)
WH = r"(?:what|which|who|whom|whose|where|when|why|how)"
_WH_IS = (
    r"(?:what'?s|where'?s|when'?s|who'?s|how'?s|why'?s|what're|how're|how come|what "
    r"about|how about|what if|which one|since when|by when|until when|what else|who "
    r"else|how soon|how long|how many|how much|how often|what time)"
)
_ASKER = r"(?:you|u|someone|somebody|anyone|anybody|one of you|the team|your team|ya)"
# A question that needs no question mark to be known as one: the verb stands before its subject.
INVERTED = re.compile(
    rf"(?:{WH}(?: (?!i\b|you\b|we\b|they\b|it\b|he\b|she\b|to\b|"
    rf"the\b)[\w'-]+){{0,4}}? {AUX} {_SUBJECT}\b"
    rf"|{_WH_IS}\b"
    rf"|(?:who|whose)(?: [\w'-]+)? (?:is|are|was|has|will|can|could|should|would|\w{{2,}}s)\b"
    rf"|what (?:happens|happened|is|are|was|causes|caused)\b"
    rf"|(?!ha(?:ve|d|s) (?:a|an|the|all|no|one|another|my|to)\b){AUX} {_SUBJECT}\b|"
    rf"(?:is|are|was|were|do|does|did) (?!to\b|not\b|in\b|on\b|at\b|so\b|now\b|"
    rf"\w+ing\b)[\w'-]+ (?:\w+ )?(?:on|in|at|the|a|still|back|down|up|available|open|"
    rf"ready|working|safe|work|need|have)\b"
    r"|any (?:news|updates?|word|idea|ideas|chance|progress|eta|luck|way|sign|clue|"
    r"joy|reason|thoughts|movement)\b)"
)
# With a question mark behind it, less is enough.
OPENING = re.compile(rf"(?:{WH}|{_WH_IS}|{AUX}|any|or {AUX})\b")
RELATIVE = re.compile(r"(?:which|who|whose|where|when|what|whom|how|why)\b")
_ASKS = r"if|whether|what|which|who|whom|whose|where|when|why|how|since when|by when"
INDIRECT = re.compile(
    r"(?:(?:(?:i'?m|i am|we are|we're|am|just) )?(?:writing|calling|mailing|here|wanted"
    r"|want|wish) to (?:ask|enquire|inquire|find out|check|know)\b"
    r"|(?:i|we)(?:'m|'re| am| are| was| were|'ve been| have been)? (?:just |only |"
        r"still |also |really )?wonder(?:ing|ed)?\b|\bwondering\b"
    r"|(?:(?:i'?m|i am|we'?re|we are) )?(?:not|n't) (?:quite |really |entirely |at "
        r"all |too |so |very )?(?:sure|certain|clear)\b|\bunsure\b|\buncertain\b"
    r"|\b(?:i(?:'ve| have)? (?:got )?)?no (?:idea|clue)\b|\bnot the (?:faintest|"
        r"slightest|foggiest)(?: idea)?\b|\bhaven't (?:a clue|the faintest)\b"
    r"|\b(?:i |we )?(?:do not|don'?t|didn'?t|never) (?:really |quite |even "
        r")?(?:know|understand|see|remember|get)\b|\bcan(?:'?t|not) (?:tell|see|work "
        r"out|figure out|find out|remember|find|make out|understand)\b"
    r"|(?:i|we)(?:'d| would) (?:also |just |really |still )?(?:like|love|need|want|"
        r"be (?:interested|curious|keen|glad|grateful))(?: to| if you could)?(?: "
        r"(?:know|understand|learn|find out|hear|ask|tell me|see))?\b"
    r"|(?:i|we)(?: also| just| really| still)? (?:want|wanted|need|have|had) to "
        r"(?:know|find out|understand|ask|check)\b|\bcurious\b"
    r"|\b(?:please |pls |just |kindly |can (?:you|u) |could (?:you|u) |would you |"
        r"do let )?(?:let (?:me|us) know|tell (?:me|us)|advise|explain|confirm|remind "
        r"me|show (?:me|us)|check|find out)\b"
    r"|\b(?:it would|it'd|would) (?:also |really )?(?:help|be (?:good|helpful|"
        r"useful|nice|great|interesting))(?: (?:me|us))?(?: a lot)? to (?:know|"
        r"understand|hear|learn|see)\b"
    r"|\bdo you (?:happen to )?know\b|\bany idea\b|\b(?:my|the|one|a|another|our) "
        r"(?:other |only |next )?(?:question|thing)(?: is| was)\b|\basking (?:myself|"
        r"you|because)?)"
    rf"(?: [\w'-]+){{0,4}}?[ ,:]+(?P<asks>{_ASKS})\b"
)  # fmt: skip
# What every indirect question leads up to: a look for it is quick.
INDIRECT_END = re.compile(rf"\b(?:{_ASKS})\b")
WEAK_INDIRECT = re.compile(
    r"(?:i |we )?(?:(?:not|n't) (?:\w+ )?(?:sure|certain|clear)|no (?:idea|clue)|"
    r"do(?: no|n'?)t (?:\w+ )?(?:know|get|remember|see)|didn'?t (?:\w+ )?\w+|never "
    r"\w+|can(?:'?t|not) \w+).{0,40}? (?:why|what(?! (?:else|to|i (?:should|have to|"
    r"need|must|am)|we (?:should|have to|need)|i'm supposed))|when (?:i|it)|how "
    r"(?:it|this|that) happened)\b"
)
COURTESY = re.compile(
    r"(?:let (?:me|us) know|tell (?:me|us)|advise|confirm) (?:\w+ ){0,2}?if (?:you "
    r"(?:need|have|want|require|would like|'d like|can't|are missing|think of)|"
    r"there(?:'s| is)|anything|any|that(?:'s| is) (?:ok|fine|enough)|i (?:can|need|"
    r"should (?:send|provide|give))|more)"
    r"|(?:in case|if) you (?:have|need)"
)
REQUEST = re.compile(
    rf"(?:(?:please|pls|plz|kindly)[, ]+(?!(?:do|yes|no|note|find|see|ignore|"
        rf"consider|accept|feel|excuse|forgive|bear|be aware|don'?t worry|and|"
        rf"thanks)\b(?! (?:out|if|whether|what|why|to it|that)))(?:(?:also|just|can you|"
        rf"could you|don'?t|do not) )?[\w'-]+"
    rf"|(?:can|could|would|will|cld|wld) {_ASKER}\b"
    r"|(?:i|we)(?:'d| would) (?:also |really |just |very much |still )?(?:like|love|"
        r"need|appreciate|be (?:very |most |so |really )?(?:grateful|thankful|glad|"
        r"happy|pleased))\b"
    r"|would (?:also |really )?(?:love|like|appreciate|need)\b"
    r"|(?:(?:i|we|he|she|they|you|my \w+|our \w+|[\w'-]+ and (?:i|me)) )?(?:also |"
        r"really |just |still |urgently |now |desperately |only |simply |both |all "
        r")*(?:need|require|want)(?! (?:not|you to know|to (?!know|have|get|find|"
        r"understand|speak|talk|see|be able|borrow|order|request|ask|use|share|change|"
        r"move|add|reset|book|print|connect|install|open|set)))\b"
    r"|(?:he|she|my \w+|our \w+|the (?:new|team|trainee|whole|office)[\w ]{0,20}?)? ?needs(?! to)\b"
    r"|(?:[\w'-]+ ){1,4}would (?:like|love|need|appreciate)\b"
    r"|(?:it would|it'd|would) be (?:really |very |so )?(?:great|good|nice|lovely|"
        r"helpful|wonderful|useful|perfect|best|handy|brilliant|kind|appreciated) (?:of "
        r"you )?(?:if|to (?!know|understand|hear|learn|see))"
    r"|(?:i|we)(?:'m| am| are|'re| was| were) (?:just )?(?:hoping|looking for|after|"
        r"asking for|requesting|in need of|still waiting for|waiting for)\b"
    r"|(?:requesting|request for|asking for|looking for|hoping (?:you|to|for|"
        r"someone)|still waiting for)\b"
    rf"|(?:may|can|could|might) (?:i|we) (?:please |also |just )?(?:have|get|borrow|"
        rf"ask for|request)\b"
    r"|just (?:fix|make|get|do|sort|give|send|reset|turn) |make it (?:work|stop|"
        r"go)\b|fix (?:it|this|that)\b)"
)  # fmt: skip
NOT_REQUEST = re.compile(
    r"(?:(?:i|we) (?:just |only |also )?(?:want|wanted) to (?:thank|say|add|let)|"
    r"(?:i'd|i would|would|we'd|we would) (?:just |also )?(?:like|love) to (?:thank|"
    r"say|add|point|mention|apologi[sz]e|compliment)"
    r"|(?:i|we) (?:do not|don'?t|didn'?t|no longer|never) (?:need|want)|please "
    r"(?:do|note|find attached|see attached|see below|ignore)\b|if (?:you|u) "
    r"(?:need|want)|(?:you|u) (?:need|want)\b|would (?:like|love) (?:it|that) to\b)"
)
IMPERATIVE_NOT = re.compile(
    r"(?:let me know if you|let's|look(?:s|ing)? (?:like|forward|good)|tell me "
    r"about it|call me (?:old|crazy)|come on|get well|take care|take your time|keep "
    r"(?:up|well)|help!*$|open since|test(?:ing)?\b|(?:print|scan|copy|update|start|"
    r"sign|link|order|import|export|share|book|test|block|release|reset|answer|"
    r"reply|connect|call|phone|show|help|clean|clear|register|track) (?:is|are|was|"
    r"were|does|did|has|have|doesn'?t|don'?t|fails?|failed|isn'?t|from|to the|since|"
    r"says|still|not|no|keeps|error|in|on|button|job|jobs|page|server|box|screen)\b)"
)
RUN_WH = re.compile(
    rf"{WH}(?: [\w'-]+){{0,4}}? (?:do|does|did|can|could|should|is|are|will) (?:i|"
    rf"we|you|u|it|they|he|she|the|my)\b"
)
