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
    r"always|constantly|seriously|also|so|secretly|only|again|literally|probably|finally|quite|"
    r"very|kinda|kind of|sort of|right now|tonight|today) ){0,5}"
)
_I: Final = r"(?:i |^|(?<=, ))"
"""A short note may leave out its “I”, at the start of a sentence or after a comma."""

_NOW: Final = (
    r"(?: (?:tonight|today|yesterday|again|now|right now|lately|recently|constantly|a lot|"
    r"all the time|all day|all night|every (?:day|night|single day)|so much|too much|"
    r"more and more|anymore|any more|last (?:night|week)|this (?:morning|evening|week)))*(?=$|,)"
)
"""Nothing but words of time up to the end of the part: the phrase stands by itself."""

_WANT: Final = r"(?:want to|wanna)"
_BE: Final = (
    r"(?:(?:i am|im|ive been|i have been|i think im|i think i am)(?: " + _ADVERBS + r"feeling)?|"
    r"i feel|i felt|^(?:been )?feeling|(?<=, )(?:been )?feeling)"
)
_WISH: Final = (
    r"(?:" + _I + _ADVERBS + _WANT + r"|i " + _ADVERBS + r"(?:need to|keep wanting to|long to|"
    r"have been wanting to|would (?:like|love) to|plan to|have decided to)|id (?:like|love) to|"
    r"(?:i am|im) " + _ADVERBS + r"(?:ready to|planning to)|(?:i have|ive got) a plan to|"
    r"ive decided to|ive been wanting to|(?:a |some )?part of me (?:just )?wants to|"
    r"all i want (?:to do )?is(?: to)?)"
)
_AIM: Final = (
    r"(?:" + _WISH + r"|i " + _ADVERBS + r"(?:might|may|will|could|should)(?: just)?|ill|"
    r"(?:i am|im) " + _ADVERBS + r"(?:going to|gonna|about to))"
)
_ACT: Final = (
    r"(?:kill myself|kms|end my (?:own )?life|take my (?:own )?life|end it all|hurt myself|"
    r"harm myself|self harm)"
)
_ACTING: Final = (
    r"(?:killing myself|ending my (?:own )?life|taking my (?:own )?life|ending it all|"
    r"hurting myself|harming myself|self harming)"
)
_ABOUT: Final = rf"(?:(?:my (?:own )?)?suicide|{_ACTING})"
_THINKING: Final = (
    r"(?:(?:"
    + _BE
    + r"|i "
    + _ADVERBS
    + r"keep|i cant stop|i cannot stop) |^|(?<=, ))"
    + _ADVERBS
    + r"(?:"
    r"(?:thinking|dreaming) (?:about|of)|contemplating|considering|planning) "
)
_LOVED: Final = (
    r"(?:everyone|everybody|people|they all|the world|this world|mum and dad|mom and dad|"
    r"my (?:family|parents|mum|mom|mother|dad|father|friends|partner|wife|husband|girlfriend|"
    r"boyfriend|sister|brother|children|kids))"
)
_WITHOUT: Final = (
    r"(?:without me(?! \w+ing\b)|if i (?:was|were) (?:dead|gone)|if i died|with me (?:dead|gone))"
)
_DEAD: Final = r"(?:was|were) (?:dead|gone for good|not alive)"

_DIE: Final = (
    _WISH + r" (?:die|be dead)",
    r"i " + _ADVERBS + r"(?:should|ought to|deserve to) " + _ADVERBS + r"(?:die|be dead|have died)",
    r"(?:i " + _ADVERBS + r"feel|^feeling|im feeling|i am feeling) like (?:dying|being dead)",
    _THINKING + r"(?:dying|being dead|wanting to die)" + _NOW,
    r"i " + _ADVERBS + r"think (?:about|of) (?:dying|being dead)" + _NOW,
    r"(?:^|i " + _ADVERBS + r"|i keep )(?:wish|wishing) (?:that )?i (?:(?:was|were) dead|"
    r"(?:could|would) (?:just )?die|had died)",
    r"(?:i would|id) (?:rather|sooner) be dead",
    r"(?:i would be|id be|i am|im) better off dead",
    r"i " + _ADVERBS + r"hope i die(?: in my sleep| tonight| soon)?$",
    r"i (?:dont|do not|wouldnt|would not) (?:care|mind) if i (?:die|died)",
    r"i (?:wouldnt|would not) mind dying",
    r"it (?:would|might) be (?:better|easier|best|kinder)(?: for (?:everyone|everybody|them))? "
    r"if i (?:(?:was|were) (?:dead|not alive)|died|didnt exist)",
)
_LIVE: Final = (
    r"i "
    + _ADVERBS
    + r"(?:dont|do not|no longer|never) "
    + _ADVERBS
    + _WANT
    + r" (?:live|be alive|exist|"
    r"(?:keep|go on) living|stay alive)",
    r"(?:^|(?<=, ))(?:dont|do not) " + _ADVERBS + _WANT + r" (?:live|be alive|exist)" + _NOW,
    r"i " + _ADVERBS + r"(?:want|wish) to not (?:live|be alive|exist)",
    r"^not wanting to (?:live|be alive|exist)",
    r"i (?:cant|cannot) (?:keep|go on) (?:living|being alive)",
    r"i "
    + _ADVERBS
    + r"(?:cant|cannot) "
    + _ADVERBS
    + r"live(?: like this)? (?:anymore|any more)$",
    r"i " + _ADVERBS + r"(?:hate|regret) (?:being alive|that (?:im|i am) (?:still )?alive|living)",
    r"(?:i have|ive) " + _ADVERBS + r"lost (?:the|my|all|any) will to (?:live$|live,|stay alive)",
    r"what(?:s| is) (?:even )?the point (?:of|in) (?:me )?(?:living|being alive|staying alive|"
    r"my life)",
    r"why am i (?:still |even )*alive",
    r"(?:i have|ive got|there is|theres) (?:no reason|nothing|nothing left|no will)"
    r"(?: for me)? to live(?: for)?",
    r"no point (?:in |to |of )?(?:me )?(?:living|being alive|staying alive|my life)",
    r"i "
    + _ADVERBS
    + r"(?:dont|do not|cant|cannot) see (?:the|any|a) (?:point (?:of|in)|reason for) "
    r"(?:living|being alive|staying alive)",
    r"i " + _ADVERBS + r"(?:dont|do not|cant|cannot) (?:see|have|find) (?:a|any) reason "
    r"to (?:live|be alive|stay alive|keep living)",
    r"(?:my life|^life) (?:is not|isnt) worth living",
    r"(?:i am|im) " + _ADVERBS + r"tired of (?:living|being alive)",
    r"(?:^|i "
    + _ADVERBS
    + r")wish (?:that )?i(?:d| had|) (?:never been (?:born|alive)|not been born|"
    r"(?:was|were) never born|hadnt been born|(?:wasnt|werent) born|"
    r"(?:wasnt|werent|was not|were not) here (?:anymore|any more)$|"
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
    _AIM + " " + _ACT,
    r"(?:i "
    + _ADVERBS
    + r"feel|^feel|^feeling|im feeling|i am feeling|(?<=, )feel(?:ing)?) like "
    + _ACTING,
    _THINKING + _ABOUT,
    r"i " + _ADVERBS + r"think (?:about|of) " + _ABOUT,
    r"(?:(?:i am|im|i keep|ive been) (?:having|getting)|i have|^)(?: (?!no )\w+)? ?thoughts "
    r"(?:of|about) " + _ABOUT,
    r"(?:(?:i am|im|i keep|ive been) (?:having|getting)|i have|ive got) suicidal thoughts",
    r"the thoughts? of " + _ACTING + r" (?:is|are|came|come|comes|keeps?|wont)(?: back)?",
    r"i (?:cant|cannot|dont think i can|dont know how to) keep myself safe",
    _BE + r" " + _ADVERBS + r"suicidal(?! ideation)",
    r"(?:^|my )suicidal thoughts (?:are |have |came |come )*(?:back|again)" + _NOW,
    r"(?:i|ive|i have|im|i am) (?:just |already |even )*(?:wrote|written|writing) "
    r"(?:a|my) suicide note",
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
_PAST: Final = (
    r"i " + _ADVERBS + rf"wanted to {_ACT}",
    r"i " + _ADVERBS + rf"(?:thought|was thinking) (?:about|of) {_ACTING}",
    r"i tried to (?:kill myself|end my life|take my own life)",
    r"i (?:nearly|almost) (?:killed myself|ended my (?:own )?life|took my own life)" + _NOW,
    r"i hurt myself again" + _NOW,
)
_PASSING: Final = (
    r"i " + _ADVERBS + r"(?:wanted to (?:die|be dead)|wished i (?:was|were) dead)",
    r"i "
    + _ADVERBS
    + r"(?:thought|was thinking) (?:about|of) (?:my own )?(?:suicide|dying"
    + _NOW
    + r")",
    r"i was " + _ADVERBS + r"suicidal",
    r"i had suicidal thoughts",
    r"i (?:self harmed|harmed myself|hurt myself on purpose|hurt myself deliberately)",
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in patterns))


WORTH_A_LOOK: Final = re.compile(
    r"\b(?:die|died|dead|dying|liv(?:e|ing)|alive|exist|born|kill\w*|kms|end|ending|taking|"
    r"take|suicid\w*|hurt\w*|harm\w*|wake|without me|gone|here|safe)\b|\bmy life\b"
)
"""Every phrase below holds one of these; most sentences hold none and are passed over quickly."""

PRESENT: Final = _any_of(*_DIE, *_LIVE, *_WAKE, *_END, *_OTHERS, *_PAST)
"""The past is here too: a page is about its day, unless ``LONG_AGO`` says otherwise."""

PASSING: Final = _any_of(*_PASSING)
"""Also said in passing and as a joke: counts beside a word of ``RECENT`` or ``THERE``."""

RECENT: Final = _any_of(
    r"today|tonight|yesterday|again|lately|just now|recently",
    r"this (?:morning|afternoon|evening|week|weekend|month|shift)",
    r"last (?:night|week)",
    r"on (?:the|my) (?:way|drive|bus|walk)(?: home)?",
)
THERE: Final = _any_of(
    r"sat|sitting|lay|lying|drove|driving|walked|walking|cycling|stood|standing|alone|crying|cried",
    r"in (?:the|my) (?:car|bed|room|shower|stairwell|toilets?|bath|bathroom|kitchen|dark|cupboard)",
    r"after (?:the|my|this) \w+(?: round)?|all (?:day|night|shift|evening|morning)|the whole \w+",
)
"""Where somebody was with it, or for how long: no joke is told so."""

LONG_AGO: Final = _any_of(
    r"used to|back then|when i was(?! \w+ing\b)|at that age|in my teens|aged \w+|that year",
    r"in (?:19|20)\d\d|as a (?:child|teenager|kid|boy|girl)|years? ago|months ago",
    r"a long time ago|at school|sixth form|in (?:first|second|third|fourth|fifth) year",
    r"before medicine|last (?:year|winter|summer|spring|autumn)",
)
SAID: Final = re.compile(
    r"\b(?:say|says|said|saying|told|tells|telling|ask|asks|asked|whisper(?:s|ed)?|shout(?:s|ed)?|"
    r"scream(?:s|ed)?|cr(?:ies|ied)|repeat(?:s|ed|ing)?|mutter(?:s|ed)?|wrote|written|"
    r"sings?|sang|lyrics?|chorus|song|line|quote|stem|script|scenario|simulation|"
    r"role ?play(?:ed|ing)?|actor|actress|station|play|items?|questions?|scale)\b"
)
MINE: Final = re.compile(
    r"\b(?:i|ive|i have|id|have to|must|to be|i am|im|i was|ive been|i keep|i can|i cant|i cannot|"
    r"i could|i should|i just|need to|let me|i finally|i only) $"
)
"""Before a word of saying: it was the student who said it."""

AND: Final = re.compile(r"\b(?:and|but|so|because|then)\b")
"""Between a word of saying and the phrase: the phrase is no longer what was said."""

SAID_AFTER: Final = re.compile(
    r"^[ ,]*(?!i\b)(?:\w+ ){0,2}(?:said|says|told|whispered|shouted|kept saying|repeated)\b"
)
SAID_BETWEEN: Final = re.compile(r", (?:he|she|they) (?:said|says|told me|told us),")
SAID_LATER: Final = re.compile(
    r", (?:joked|jokes|joking|quipped|laughed|said|says|whispered|shouted|muttered) "
    r"(?!i\b|it\b|that\b|so\b|to\b)\w|, as (?:\w+ ){1,3}(?:says|said|jokes|puts it)|"
    r", (?:(?!i\b)\w+ ){1,3}(?:joked|jokes|quipped|said|says)$|"
    r"\b(?:is|was) (?:the|a) (?:\w+ )?(?:phrase|line|sentence|question|prompt|stem|title|lyric|"
    r"chorus|example|quote)\b"
)
"""After the phrase: somebody joked it, or it is a sentence out of a lesson."""

HEADED: Final = re.compile(
    r"\b(?:pt|patient|he|she|mum|mother|dad|father|wife|husband|daughter|son|man|woman|boy|girl|"
    r"textbook|example|phrase|title|chapter|poem|poster|leaflet|vignette|slide|sentence|headline|"
    r"track|prompt)(?: \w+){0,3} ?(?::| reads| goes| called) $"
)
"""Right before the phrase: whose words follow, as on a chart or a slide."""

CHART: Final = re.compile(
    r"\b(?:no (?:active )?(?:plan|intent)|denie[sd]|ideation|hpc|pmh|mse|protective factors|"
    r"liaison|safety netted|under section|pt|patient|\d+ ?(?:m|f|yo)|year old|wants|documented)\b"
)
"""Beside a phrase without its “I”: a note about somebody else."""

FIRST_PERSON: Final = re.compile(r"\b(?:i|im|ive|id|ill|me|my|myself)\b")
BEFORE: Final = re.compile(
    r"\b(?:not that|not like|not as if|dont think(?: that)?|do not think(?: that)?|doubt(?: that)?|"
    r"how|where|if|whether|as if|as though|never said(?: that)?|no|without|denies|"
    r"would|stopped|so (?:hungry|thirsty|bored|boring|embarrass\w+|awkward|funny|full|hot|cold|"
    r"hungover|sore|jealous|cringe|mortified|much|hard|good|loud)(?: that)?) (?:i )?$"
)
HONEST: Final = re.compile(
    r"\bif (?:im|i am|i was|i were) (?:being )?(?:(?:really|completely|totally|brutally|very) )?"
    r"(?:honest|truthful|frank)\b|\bif i (?:tell|say) (?:the truth|it plainly|it out loud)\b|"
    r"\bif you must know\b"
)
"""An “if” that is none; taken out before ``CONDITION`` looks."""

CONDITION: Final = re.compile(r"\b(?:if|whether|unless)\b(?!.*,)")
"""Before the phrase, with no comma between: it hangs on something."""

THREAT: Final = re.compile(r"\bif i (?:hear|see|get|have to|read|smell)\b")
"""Before a phrase of a joke: “If I hear that once more”."""

AFTER: Final = re.compile(
    r"^ (?:of|at|young|old|one day|someday|every time|when(?:ever)?|laughing|before|by|near|"
    r"with(?! nobody\b| no one\b| noone\b)|in|on|there|out|forever|as an?|as the|"
    r"like (?:he|she|him|her|that|this|them)|the|my|"
    r"him|her|them|to (?:that|the|a)|late|prevention|risk|rates?|statistics|for \w+ing|for not|"
    r"(?:almost|nearly) laughing|tired|asleep|certain|sure|wrong|keen|drunk|experiences?|story|"
    r"lessons?|choices?|decisions?|skills?|savings|insurance|back|into|seriously|instead of)\b"
)
AFTER_LIVING: Final = re.compile(r"^ (?:here|alone|with|like|off|up)\b")
"""After a phrase that ends in living: how or where, and not whether."""

LIVING: Final = re.compile(r"\b(?:live|living|exist)$")
AFTER_STILL: Final = re.compile(
    r"^ (?:of (?:this|it all)|in my sleep|on (?:the|my) (?:way|drive|bus|walk)|with (?:all|it)|"
    r"here and now|by myself|the whole time|at all|at (?:night|times)|like this anymore)\b"
)
