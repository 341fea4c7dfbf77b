"""The wordings by which somebody is singled out without a name, for ``unique``.

Every repetition is bounded, and each pattern is tried only around a telling word, so that a text
is read in time proportional to its length.
"""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON: Final = (
    r"(?:(?:wo)?m[ae]n|person|people|one|girl|boy|kid|lad|lass|lady|guy|bloke|fell(?:a|er|ow)"
    r"|chap"
    r"|child|teenager|toddler|baby|student|patient|doctor|nurse|physician|surgeon|paramedic"
    r"|midwife"
    r"|priest|vicar|imam|rabbi|pastor|monk|nun|minister|mp|senator|poet|cook|chef|coach|pilot"
    r"|smith"
    r"|guard|chief|king|queen|prince|princess|mother|father|mum|mom|dad|wife|husband"
    r"|widow(?:er)?"
    r"|son|daughter|sister|brother|twins?|triplets?|quintuplets?|survivors?|mayor|judge|sheriff"
    r"|constable|captain|bishop|widow|hermit|mascot|wing|goalkeeper|referee|umpire|detective"
    r"|thumb"
    r"|juror|contestant|passenger|whistleblower|announcer|presenter|voice|face|champion|veteran"
    r"|soldier|sailor|dairyman|herd|crew|band|orchestra|choir|orphan|refugee|speaker"
    r"|hero(?:ine)?"
    r"|athlete|astronaut|comedian|musician|magician|politician|historian|librarian|custodian"
    r"|guardian|pharmacist|dentist|vet|conductor|architect|drummer|cartographer|carny|picker"
    r"|\w{3,}(?:er|or|ist|man|woman|men|women|smith|wright|ress|keeper|ician|ar)s?)"
)
NOT_PEOPLE: Final = _words(
    "time thing things day morning week night month case death entry number letter paper water"
    " order summer winter december november october september never ever other another after over"
    " under river corner matter computer monitor catheter drawer trolley-driver chapter quarter"
    " dinner supper laughter answer question-paper floor door mirror color colour error tumor"
    " tumour factor sensor doctor's year bar car jar star scar ulcer cancer fever poster filter"
    " timer buzzer shower tower flower power former latter offer danger finger shoulder bladder"
    " liver humor humour honour odour flavour motor elevator rather together whether either"
    " neither better later bigger longer older younger whatever however gutter butter counter"
    " register chair fear tear ear gear sugar similar particular regular nuclear calendar cellar"
    " pillar collar dollar seminar grammar lunar muscular vascular list fist wrist twist mist"
    " human transfer murmur layer barrier border cover driver's chamber marker reminder disorder"
    " encounter handover winner's trouser trousers slippers slipper disaster minister's sticker"
    " beeper pager bleeper printer scanner lanyard"
)
RARE: Final = (
    r"(?:only|first|last|sole|oldest|youngest|tallest|shortest|longest|biggest|greatest"
    r"|heaviest"
    r"|fastest|strongest|richest|lone|original|reigning|present|current)"
)
TAIL: Final = r"(?:[^.;:!?()\n\"“”—–,]|(?<=\b[A-Z])\.(?= ?[A-Z])|(?<=\bSt)\.|(?<=\d)[.,](?=\d))"
MORE: Final = (
    rf"(?:, (?:(?:the (?:one|first|last|youngest|oldest|only)|who|whose|which|\d{{4}}|twice"
    rf"|(?:two|three|four|five|six) (?:years|times)|mother|father|owner|winner"
    rf"|[A-Z][\w']+(?=[,.;]| \d)"
    rf")){TAIL}{{0,90}}){{0,2}}"
)
PLACE_WORD: Final = (
    r"(?:county|country|world|district|village|town|valley|island|islands|isles|state"
    r"|province|region"
    r"|city|parish|north|south|east|west|coast|river|mountains?|reserve|tribe|clan|history"
    r"|nation"
    r"|continent|family|house|kingdom|territory|commonwealth|guild|council|outback|archipelago"
    r"|fens|constituency|diocese|league|division|army|navy|regiment|expedition)"
)
STORY: Final = (
    r"(?:news|telly|tv|television|newspapers?|papers|the paper|viral|documentary|film|movie"
    r"|video"
    r"|clip|advert|commercial|ad|photo|photograph|picture|front page|radio|headlines?|book|song"
    r"|statue|named after|podcast|magazine|youtube|tiktok|netflix|bbc|itv|cnn|channel \d|medal"
    r"|prize|award|record|champions?|championships?|olympics?|paralympics?|world cup|final"
    r"|title"
    r"|trophy|lottery|millions?|pope|president|prime minister|parliament|senate|palace|royal"
    r"|coronation|jubilee|hijack\w*|crash(?:ed)?|ferry|explosion|earthquake|quake|robbery|heist"
    r"|trial|collapse|meteorite|lightning|hurricane|tornado|avalanche|tsunami|shipwreck"
    r"|lifeboat"
    r"|murders?|siege|bombing|statues?|museum|mural|stamp|first ever|convoys?|nobel|mbe|obe"
    r"|knight\w*"
    r"|quintuplets|triplets|expedition|everest|channel|marathon|kidnap\w*|whistle\w*"
    r"|interview\w*"
    r"|airport|court|verdict|constitutional|supreme|governor|ambassador|queen|king|prince"
    r"|princess)"
)
POST: Final = (
    r"(?:mayor(?:ess)?|lord mayor|organist|head ?(?:master|mistress|teacher|man)|coach|mps?"
    r"|imam|priest"
    r"|vicar|pastor|rector|bishop|archbishop|rabbi|librarian|harbour ?master|harbor ?master"
    r"|presenter"
    r"|founder|co-founder|owner|captain|skipper|coxswain|conductor|precentor|choir ?master"
    r"|choir ?mistress|sheriff|constable|councill?or|senator|governor|chief|king|queen"
    r"|queen mother"
    r"|king neptune|laird|lord|lady|hermit|poet laureate|town crier|postmaster|postmistress"
    r"|landlord"
    r"|landlady|lollipop (?:man|lady|woman)|lighthouse ?keeper|keeper|warden|superintendent"
    r"|coroner"
    r"|historian|curator|director|editor|conservator|ambassador|consul|president|chair(?:man"
    r"|woman)?"
    r"|secretary|treasurer|minister|dean|provost|abbot|abbess|prior|muezzin|sexton|verger"
    r"|bell-?founder|bell ?ringer|station ?master|postman|butcher|baker|publican|gamekeeper"
    r"|ferryman"
    r"|drummer|fiddler|piper|falconer|announcer|weatherman|weather ?girl|newsreader|voice|face"
    r"|school ?master|school ?mistress|judge|magistrate|prosecutor|detective|inspector"
    r"|head chef"
    r"|chief cook|commander|colonel|admiral|goalkeeper|striker|referee|mascot|strapper|grower"
    r"|setter"
    r"|breeder|maker|designer|inventor|author|composer|painter|sculptor|survivor|widow"
    r"|daughter|son"
    r"|goba|sarpanch|panchayat president|village head|headman|paramount chief"
    r"|traditional leader"
    r"|oba|emir|sultan|datuk|kapitan|cacique|lonko|lama|abbott|bassist|saxophonist|soprano"
    r"|tenor"
    r"|baritone|milliner|cartographer|archivist|astronomer|zookeeper|groundsman|caretaker)"
)
AWARD: Final = (
    r"(?:winner|champion|medall?ist|runner-up|record[- ]holder|laureate|title[- ]holder"
    r"|olympian"
    r"|paralympian|finalist|grand ?master|prize ?winner|hall of famer|miss \w+|mr universe)"
)
STAGE: Final = (
    r"(?:world|national|olympic|paralympic|county|european|british|commonwealth|state"
    r"|provincial"
    r"|regional|all[- ]ireland|all-england|international|nobel|pulitzer|booker|reigning"
    r"|former|asian"
    r"|african|pan-american|junior|army|under-\d\d|three-time|two-time|four-time|five-time"
    r"|title)"
)
LEAD: Final = r"(?:the|our|its|their|that|this|your|a|an|his|her|my)"
OUR: Final = r"(?:the|our|its|their|that)"
WORDS: Final = r"(?:(?!(?:as|a|and|i|we|he|she|who|that|is|was|then|so)(?!\w))[\w'’-]+ ){0,4}?"
UNHEARD: Final = (
    rf"[\w'’]+(?= (?:(?:in|of|on) (?:the|that|this) (?:whole )?{PLACE_WORD}"
    r"|ever to|to have)(?!\w))"
)
"""Any word that is ranked in a county or a country, or did something first: the first kuia."""

RANKED: Final = re.compile(
    rf"(?:{OUR} |[A-Z][\w'’-]*['’]s )?(?P<rare>{RARE}(?:[- ](?:ever|serving|running|living"
    rf"|surviving|working|known|standing"
    rf"|licen[cs]ed))?) {WORDS}(?P<who>{PERSON}|{UNHEARD})"
    rf"(?P<tail> {TAIL}{{2,140}})"
    rf"{MORE}",
    re.IGNORECASE,
)
POSTED: Final = re.compile(
    rf"(?P<lead>(?:{LEAD} )?(?:(?:former|then|late|retired|deputy|ex|acting|assistant|old"
    rf"|new|present|current|long-serving|one-armed|[\w-]+)[- ]){{0,2}})"
    rf"(?P<post>{POST}|{PERSON}) (?P<of>of|at|for|in|to|off|from"
    rf"|on) (?P<tail>{TAIL}{{2,110}}){MORE}",
    re.IGNORECASE,
)
NO_START: Final = (
    r"(?!(?:he|she|was|is|were|are|as|and|be|been|i|they|we|you|who|that|once|became|also|it"
    r"|his|her)(?!\w))"
)
AWARDED: Final = re.compile(
    rf"(?:{LEAD} )?(?:{NO_START}[\w'’-]+ ){{0,4}}?(?P<award>{AWARD})(?!\w)"
    rf"(?P<tail>{TAIL}{{0,80}}){MORE}",
    re.IGNORECASE,
)
OF_THE_YEAR: Final = re.compile(
    rf"(?:the )?(?:{NO_START}[\w'’-]+ ){{1,6}}of the (?:year|century|decade)(?! \d*s)(?!\w)",
    re.IGNORECASE,
)
STORIED: Final = re.compile(
    rf"(?:(?:{OUR}|your) (?:[\w'’-]+ ){{0,3}}?(?P<who>{PERSON})|him|her|whoever|the)"
    rf"(?P<from> (?:from|of|in|at"
    rf"|with) (?:the )?[\w'’-]+(?: [\w'’-]+)?)? (?P<that>who(?:['’][ds]|se)?|that|which)"
    rf" (?P<tail>{TAIL}{{4,150}}){MORE}",
    re.IGNORECASE,
)
SHOWN: Final = re.compile(
    rf"(?:{OUR}) (?:[\w'’-]+ ){{1,4}}?(?:from|in|off|on|of|behind) (?:the|that|those) "
    rf"(?:[\w'’-]+ ){{0,5}}?(?P<story>adverts?|ad|video|clip|photo(?:graph)?|story|news|case"
    rf"|murders"
    rf"|crash|fire|flood|ferry|robbery|convoys|documentary|film|poster|stamp|song|trial"
    rf"|disaster"
    rf"|picture|telly|tv|radio|headlines?|siege|hijacking|explosion|campaign|commercial|meme)"
    rf"(?!\w)(?P<tail>{TAIL}{{0,80}}){MORE}",
    re.IGNORECASE,
)
FAMED: Final = re.compile(
    r"(?<![\w'’])(?:(?:was|been|is|were|he's|she's|that's|all) (?:[\w'’]+ )?(?:on|in"
    r"|over) (?:the )?"
    r"(?:local |national |evening |six o'clock )?(?:news|telly|tv|papers?|newspapers?"
    r"|front page)"
    r"|(?:famous|known|celebrated|renowned) (?:[\w'’]+ )?(?:for|as)"
    r"|(?:once |used to )?(?:played|sang|sung|boxed|danced|fought|captained|opened|keeper"
    r"|swam|rowed)"
    r" (?:for|at|against) (?=[A-Z])|invented the|discovered the|went viral|made the (?:news|papers)"
    r"|holds? the [\w ]{0,30}record)(?!\w)" + TAIL + "{0,80}",
    re.IGNORECASE,
)
OWNED: Final = re.compile(
    rf"(?<![\w'’-])(?P<place>[A-Z][\w-]{{1,30}})['’]s (?:[\w-]+ ){{0,3}}?"
    rf"(?P<post>{POST}|{AWARD})(?!\w)"
)
LEADS: Final = _words("the that our its their your this a an him her whoever my his")
STRONG: Final = re.compile(r"[.,;:!?()\n\"“”—–]")
OF: Final = frozenset({"of", "at", "for", "in", "to", "off", "from", "on"})
PERSON_WORD: Final = re.compile(rf"{POST}|{PERSON}")
RARE_WORDS: Final = _words(
    "only first last sole oldest youngest tallest shortest longest biggest greatest heaviest"
    " fastest strongest richest lone original reigning present current"
)
AWARD_WORDS: Final = _words(
    "winner champion medallist medalist up runner holder laureate olympian paralympian finalist"
    " grandmaster prizewinner famer miss universe"
)
RELATIVES: Final = frozenset({"who", "whose", "who'd", "who's", "that", "which"})
STORIES: Final = _words(
    "advert adverts ad video clip photo photograph story news case murders crash fire flood ferry"
    " robbery convoys documentary film poster stamp song trial disaster picture telly tv radio"
    " headline headlines siege hijacking explosion campaign commercial meme"
)
CUT: Final = re.compile(
    r" (?:and|but|so|because|though|while) (?:i|he|she|we|they|it|you|my|his wife|her husband"
    r"|nobody)\b"
    r"| (?:says|said|tells|told|asks|asked) (?:me|us|him|her|that|to)\b| but "
    r"| (?:today|tonight|yesterday|this morning|last night|this afternoon|again|apparently)\b",
    re.IGNORECASE,
)
ORDINARY_TAIL: Final = re.compile(
    r"^ ?(?:in |on |at |of |from |to )?(?:the |this |that |my |our |a )?(?:room|ward|bay|team"
    r"|list|shift"
    r"|group|theatre|unit|corridor|class|clinic|table|firm|rota|floor|bus|building|queue|line"
    r"|back|bed"
    r"|hospital|department|practice|call|rounds?|round|morning|night|day|week|time|placement"
    r"|year"
    r"|rotation|afternoon|block|month|semester|term|us|them|you|her|him|mine|ours|awake"
    r"|around|i|we"
    r"|left|who (?:noticed|came|said|asked|knew|did|could|would|had|was|saw|spoke|stayed|didn"
    r"|cried"
    r"|has|is|wasn|talks?|listen\w*|really|ever|seemed|looked|wasn't|hadn't|thought|treated"
    r"|called"
    r"|made|let|gave|taught|told|looked|smiled|remember\w*|understood|needed|wanted))\b",
    re.IGNORECASE,
)
IDENTIFIES: Final = re.compile(
    r"(?:\b(?:is|was|been|become|be|are|were|as|that)|['’]s|\bturned out|:|;|,) ?$", re.IGNORECASE
)
"""Before a description that says who somebody is: he is the man who …"""

PLAIN: Final = re.compile(
    r"(?:is|was|has|had|does|did|came|comes|said|says|works?|worked|looks?|looked|runs|wants|needs"
    r"|takes|gets|goes|went|lives|lived|sat|sits|stood|knows|knew|thinks|died|dies|cried|pulled)\b",
    re.IGNORECASE,
)
"""How ordinary clauses about people begin."""

ABOUT_US: Final = re.compile(r"\b(?:me|us|my|our|i|we|mine|ours)\b", re.IGNORECASE)
ROLE_POSTS: Final = _words(
    "doctor nurse registrar consultant student patient porter surgeon sister midwife pharmacist"
    " cleaner receptionist one man woman person people lady guy girl boy lad baby child kid"
    " brother son daughter mother father wife husband mum mom dad chief director keeper minister"
    " interpreter physician paramedic voice face house-officer driver worker officer teacher"
)
