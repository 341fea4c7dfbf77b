"""The explicit first-person phrases of the heavy-words card, and what makes one mean less.

The card must never guess at a mood: it looks for a few plain sentences about oneself, and leaves
alone what is quoted, said by somebody else, denied, long past, or a figure of speech. No way of
doing harm is named here or looked for. What this finds and misses is measured by
``benchmarks.heavy`` and told in docs/support.md.
"""

from __future__ import annotations

import re
from typing import Final

_ADVERBS: Final = (
    r"(?:(?:just|really|honestly|still|actually|sometimes|often|truly|do|even|now|genuinely|simply|"
    r"always|constantly|seriously|also|so|secretly|only|again) )*"
)
_BE: Final = r"(?:i am|im|ive been|i have been|i feel|i think im|i think i am|ive been feeling)"
_AIM: Final = (
    r"(?:i " + _ADVERBS + r"(?:want to|wanna|need to|plan to|might|may|will|"
    r"have decided to|keep wanting to|have been wanting to)|(?:i am|im) "
    + _ADVERBS
    + r"(?:going to|gonna|ready to|"
    r"planning to|about to)|ill|(?:i have|ive got) a plan to|ive decided to|"
    r"ive been wanting to|part of me wants to)"
)
_ACT: Final = (
    r"(?:kill myself|kms|end my (?:own )?life|take my (?:own )?life|end it all|hurt myself|"
    r"harm myself|self harm)"
)
_ACTING: Final = (
    r"(?:killing myself|ending my (?:own )?life|taking my (?:own )?life|ending it all|"
    r"hurting myself|harming myself|self harming)"
)
_ABOUT: Final = rf"(?:suicide|{_ACTING})"
_THINKING: Final = (
    r"(?:" + _BE + r"|i " + _ADVERBS + r"keep|i cant stop|i cannot stop) " + _ADVERBS + r"(?:"
    r"(?:thinking|dreaming) (?:about|of)|contemplating|considering|planning) "
)
_LOVED: Final = (
    r"(?:everyone|everybody|people|they all|the world|this world|mum and dad|mom and dad|"
    r"my (?:family|parents|mum|mom|mother|dad|father|friends|partner|wife|husband|girlfriend|"
    r"boyfriend|sister|brother|children|kids))"
)
_WITHOUT: Final = r"(?:without me|if i (?:was|were) (?:dead|gone)|if i died|with me (?:dead|gone))"
_DEAD: Final = r"(?:was|were) (?:dead|gone for good|not alive)"

_DIE: Final = (
    r"(?:" + _AIM + r") (?:die|be dead)",
    r"(?:^|i " + _ADVERBS + r"|i keep )(?:wish|wishing) (?:that )?i (?:(?:was|were) dead|"
    r"(?:could|would) (?:just )?die|had died)",
    r"(?:i would|id) (?:rather|sooner) be dead",
    r"(?:i would be|id be|i am|im) better off dead",
    r"i " + _ADVERBS + r"hope i die(?: in my sleep| tonight| soon)?$",
    r"i (?:dont|do not|wouldnt|would not) (?:care|mind) if i (?:die|died)",
    r"i (?:wouldnt|would not) mind dying",
)
_LIVE: Final = (
    r"i " + _ADVERBS + r"(?:dont|do not|no longer) " + _ADVERBS + r"want to (?:live|be alive|exist|"
    r"(?:keep|go on) living)",
    r"i " + _ADVERBS + r"(?:want|wish) to not (?:live|be alive|exist)",
    r"^not wanting to (?:live|be alive|exist)",
    r"i (?:cant|cannot) (?:keep|go on) (?:living|being alive)",
    r"(?:i have|ive got|there is|theres) (?:no reason|nothing|nothing left|no will)"
    r"(?: for me)? to live(?: for)?",
    r"no point (?:in|to) (?:living|being alive|my life)",
    r"i (?:dont|do not|cant|cannot) see (?:the|any|a) point (?:of|in) (?:living|being alive)",
    r"(?:my life|^life) (?:is not|isnt) worth living",
    r"(?:i am|im) " + _ADVERBS + r"tired of (?:living|being alive)",
    r"(?:^|i " + _ADVERBS + r")wish (?:that )?i (?:had never been born|was never born|"
    r"(?:wasnt|werent|was not|were not) alive|(?:didnt|did not) exist)",
    r"i (?:dont|do not) deserve to (?:live|be alive)",
)
_WAKE: Final = (
    r"(?:^|i " + _ADVERBS + r"|i keep )(?:wish|hope|pray|wishing|hoping|praying) (?:that )?i "
    r"(?:dont|do not|wont|will not|wouldnt|would not|didnt|did not|never) wake up",
    r"(?:go to sleep|fall asleep) and (?:never|not) wake up",
    r"i (?:dont|do not) want to wake up(?: tomorrow| again| ever)?(?: morning)?$",
)
_END: Final = (
    rf"(?:{_AIM}) {_ACT}",
    r"i feel like " + _ACTING,
    _THINKING + _ABOUT,
    r"i " + _ADVERBS + r"think (?:about|of) " + _ABOUT,
    r"(?:(?:i am|im|i keep|ive been) (?:having|getting)|i have|^)(?: (?!no )\w+)? ?thoughts "
    r"(?:of|about) " + _ABOUT,
    r"(?:(?:i am|im|i keep|ive been) (?:having|getting)|i have) suicidal thoughts",
    _BE + r" " + _ADVERBS + r"suicidal",
    r"(?:ive|i have) " + _ADVERBS + r"(?:thought|dreamt|dreamed) (?:about|of) " + _ABOUT,
    r"(?:ive|i have) (?:been|started) (?:self harming|hurting myself|harming myself)",
)
_OTHERS: Final = (
    _LOVED + r" (?:would|will) (?:all )?be (?:so much |much )?(?:better off|better|happier) "
    r"(?:" + _WITHOUT + r")",
    r"they(?:d| would) (?:all )?be (?:so much |much )?(?:better off|happier) "
    r"(?:if i (?:was|were) (?:dead|gone)|without me(?: alive)?$)",
    r"(?:nobody|no one|noone) would (?:even |really )?(?:notice|care|mind|miss me) "
    rf"if i (?:died|{_DEAD}|killed myself)",
)
_RECENT_PAST: Final = (
    r"i " + _ADVERBS + r"(?:wanted to (?:die|be dead)|wished i was dead)",
    r"i " + _ADVERBS + rf"wanted to {_ACT}",
    r"i " + _ADVERBS + r"(?:thought|was thinking) (?:about|of) " + _ABOUT,
    r"i (?:was|felt) " + _ADVERBS + r"suicidal",
    r"i had suicidal thoughts",
    r"i tried to (?:kill myself|end my life|take my own life)",
    r"i (?:self harmed|harmed myself|hurt myself on purpose|hurt myself deliberately)",
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in patterns))


WORTH_A_LOOK: Final = re.compile(
    r"\b(?:die|died|dead|dying|liv(?:e|ing)|alive|exist|born|kill|kms|killing|end|ending|taking|"
    r"take|suicid\w*|hurt\w*|harm\w*|wake|without me|gone)\b|\bmy life\b"
)
"""Every phrase below holds one of these; most sentences hold none and are passed over quickly."""

PRESENT: Final = _any_of(*_DIE, *_LIVE, *_WAKE, *_END, *_OTHERS)
PAST: Final = _any_of(*_RECENT_PAST)
"""Counts only beside a word of ``RECENT`` in the same part of the sentence."""

RECENT: Final = _any_of(
    r"today|tonight|yesterday|again|lately|just now|recently",
    r"this (?:morning|afternoon|evening|week|weekend|month|shift)",
    r"last (?:night|week)",
    r"on (?:the|my) (?:way|drive|bus|walk)(?: home)?",
)
LONG_AGO: Final = _any_of(
    r"used to|back then|when i was|as a (?:child|teenager|kid|boy|girl)|years? ago|months ago",
    r"a long time ago|at school|sixth form|in (?:first|second|third|fourth|fifth) year",
    r"before medicine|last (?:year|winter|summer|spring|autumn)",
)
SAID: Final = re.compile(
    r"\b(?:say|says|said|saying|told|tells|telling|ask|asks|asked|whisper(?:s|ed)?|shout(?:s|ed)?|"
    r"scream(?:s|ed)?|cr(?:ies|ied)|repeat(?:s|ed|ing)?|mutter(?:s|ed)?|wrote|written|"
    r"sings?|sang|lyrics?|chorus|song|line|quote|stem|script|scenario|simulation|role ?play|"
    r"actor|actress|station|play|items?|questions?|scale)\b"
)
MINE: Final = re.compile(r"\b(?:i|ive|i have|id|have to|must|to be) $")
"""Before a word of saying: it was the student who said it."""

AND: Final = re.compile(r"\b(?:and|but|so|because|then)\b")
"""Between a word of saying and the phrase: the phrase is no longer what was said."""

SAID_AFTER: Final = re.compile(
    r"^[ ,]*(?!i\b)(?:\w+ ){0,2}(?:said|says|told|whispered|shouted|kept saying|repeated)\b"
)
SAID_BETWEEN: Final = re.compile(r", (?:he|she|they) (?:said|says|told me|told us),")
BEFORE: Final = re.compile(
    r"\b(?:not that|not like|not as if|dont think(?: that)?|do not think(?: that)?|doubt(?: that)?|"
    r"how|where|if|whether|as if|as though|never said(?: that)?|so \w+(?: that)?|no|without|denies|"
    r"stopped) (?:i )?$"
)
CONDITION: Final = re.compile(r"\b(?:if|whether|unless)\b(?!.*,)")
"""Before the phrase, with no comma between: it hangs on something."""

THREAT: Final = re.compile(r"\bif i (?:hear|see|get|have to|read|smell)\b")
"""Before a phrase of a joke: “If I hear that once more”."""

AFTER: Final = re.compile(
    r"^ (?:of|at|young|old|one day|someday|every time|when(?:ever)?|laughing|before|by|near|"
    r"with|in|on|here|there|out|forever|alone|like (?:he|she|him|her|that|this|them)|the|my|"
    r"him|her|them|to (?:that|the|a)|late|prevention|risk|rates?|statistics|for (?:not|forgetting)|"
    r"(?:almost|nearly) laughing)\b"
)
AFTER_STILL: Final = re.compile(
    r"^ (?:of (?:this|it all)|in my sleep|on (?:the|my) (?:way|drive|bus|walk)|with (?:all|it)|"
    r"here and now|by myself|the whole time|at all|at (?:night|times)|like this anymore)\b"
)
