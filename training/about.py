# ruff: noqa: E501 - whole sentences, as they go into the pages
"""What a person should know of each model before using it; figures are added by measuring."""

from __future__ import annotations

from dataclasses import dataclass

_POLITENESS_CREDIT = (
    "Stanford Politeness Corpus, by Cristian Danescu-Niculescu-Mizil, Moritz Sudhof, Dan Jurafsky, Jure Leskovec and "
    'Christopher Potts ("A computational approach to politeness with application to social factors", ACL 2013), '
    "CC BY 4.0. Changed: only requests of the outer quartiles are used, and only as counts of words."
)
_CHAT_CREDIT = (
    "Reply links of jkkummerfeld/irc-disentanglement (Kummerfeld et al., ACL 2019; Gouravajhala et al., 2023), CC BY 4.0. "
    "Changed: made into questions of ten candidates."
)
_MEASURED_ONLY = (
    "The public set is measured with and shaped nothing: what the model looks at comes from general knowledge of English, "
    "and its settings from cross-validation on our own corpus. An earlier form had patterns and settings that were chosen "
    "with an eye on the public set; these were dropped and made afresh."
)
_NO_JUDGE = "It must not be used to judge, rank or pay people, or to hold back a message: it reads words, and is often wrong."


@dataclass(frozen=True)
class About:
    """The words of a model card. `best_known` is the best figure known from elsewhere."""

    does: str
    data: str
    best_known: str
    not_for: str


ABOUT = {
    "politeness_wiki": About(
        "Tells polite from impolite requests on Wikipedia talk pages.",
        f"{_POLITENESS_CREDIT} Its Wikipedia part in full, its Stack Exchange part at a weight of 0.3.",
        "83.8 accuracy, in the paper of 2013",
        f"{_NO_JUDGE} It knows requests among strangers in English, and calls requests between the outer quartiles as it likes.",
    ),
    "politeness_se": About(
        "Tells polite from impolite requests in comments on Stack Exchange.",
        f"{_POLITENESS_CREDIT} Its Stack Exchange part in full, its Wikipedia part at a weight of 0.3.",
        "63 accuracy, measured with a small sentence model",
        f"{_NO_JUDGE} Its labels are noisy: one reader agrees with four others in 73 of 100 cases.",
    ),
    "customer_request": About(
        "Tells whether a customer's sentence asks for something to be done.",
        "MultiDoGO (Peskov et al., EMNLP 2019), awslabs/multi-domain-goal-oriented-dialogues-dataset, CDLA-Permissive-1.0. "
        "The trade (airline, fast food, finance, insurance, media, software) is looked at where it is given.",
        "94.6 macro-F1, measured",
        "It was learnt from sentences of people who played customers, short and easy. It should not decide what a person "
        "asked for; the coach's rules of listening do that.",
    ),
    "answer_link": About(
        "Orders earlier messages of a chat by how likely a reply answers each.",
        _CHAT_CREDIT,
        "59.7 accuracy, 75.1 mean reciprocal rank, measured",
        "It knows busy technical chat in English. It does not know who wrote what; where that is known, use it instead.",
    ),
    "support_replies": About(
        "Says what can be said of a support reply: fourteen labels, such as a bare no, sent away, comforts, helps.",
        "Our own corpus (CC0), and labelled replies from jkkummerfeld/irc-disentanglement (CC BY 4.0) and asappresearch/abcd "
        "(MIT). Rows whose licence forbids it were only measured with, never learnt from.",
        "56 macro-F1 with 13.5 alarms in 100 faultless replies",
        f"{_NO_JUDGE} Several labels rest on few rows of terse chat. The coach in the desk does not use it.",
    ),
    "dialogue_act": About(
        "Tells whether an utterance informs, asks, directs or commits.",
        f"Our own corpus alone (CC0), with what the coach's rules of listening see. {_MEASURED_ONLY} It is DailyDialog, "
        "CC BY-NC-SA 4.0.",
        "84.5 F1 of asking, by question mark",
        "It reads one utterance without what went before, and on the public set it is worse than looking for a question mark. "
        "Nothing in the desk uses it.",
    ),
    "face_threat": About(
        "Tells whether a sentence of an office e-mail attacks the reader's standing.",
        f"Our own corpus alone (CC0), with what the coach's rules see. {_MEASURED_ONLY} Its licence is CC BY-NC-SA 4.0.",
        "none known",
        f"{_NO_JUDGE} On the public set it is no better than calling every sentence a threat. Nothing in the desk uses it.",
    ),
}
