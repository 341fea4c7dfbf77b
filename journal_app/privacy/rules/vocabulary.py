"""Closed lists of words that the rules for names lean on: titles, verbs, cues."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SURE_TITLES: Final = _words(
    "mr mrs ms mx mister dr drs prof professor doctor mme mlle madame monsieur señor señora"
    " señorita senor senora senorita signor signora herr frau mevrou meneer rev revd reverend"
    " pastor alhaji alhaja hajia mallam malam sheikh shaikh imam rabbi matron aunty auntie aunt"
    " tante onkel tía tío sgt cllr cmdr lieutenant constable sergeant congressman engr mzee"
    " mwalimu whaea matua dra smt shrimati encik puan datuk ustad ustaz maulana doña nse dokter"
    " mnr mev doktor fru pani weizero councillor uncle"
)
"""Words that hardly ever stand before anything but a name."""

DAILY_TITLES: Final = _words(
    "mr mrs ms mx dr prof mme mlle señora señor herr frau alhaji alhaja mister mevrou meneer pani"
)
"""Titles after which any word is a name, also one that is a plain word (Mr. Short)."""

STAFF_TITLES: Final = _words(
    "dr drs doctor prof professor nurse sister matron doc dra rn midwife registrar consultant"
    " houseman intern resident attending porter chaplain imam rabbi pastor rev revd reverend"
    " doktor dokter sr np pa physio pharmacist"
)
PATIENT_TITLES: Final = _words(
    "mr mrs ms mx miss mister mme mlle madame monsieur señor señora señorita senor senora herr"
    " frau signor signora pt patient bed baby old mzee meneer mevrou pani"
)

HONORIFICS_AFTER: Final = _words(
    "sir ma'am maam madam miss bhai bhaiya bhaiyya apa appa akka anna annan chechi chetta chettan"
    " san sensei sama kun chan ji jee sahib saheb sahab bey hanım hanim hoca hocam abi abla ağabey"
    " teyze amca nim ssi ssaem unni oppa hyung noona garu uncle aunty auntie mam ben khala chacha"
    " jaan joon jan khanom khanoum agha laoshi shifu jie ge saar didi dada di mashi masi kaka tai"
    " bhabhi boudi da ikka itha thatha ammama achi aiya oom tannie xiansheng janim mausi"
)
"""Words that follow a name as a sign of respect (Kulkarni sir, Tanaka-san, Ravi bhai)."""

WEAK_AFTER: Final = _words("da di san ben jan ge tai anna dada ji appa kaka")
"""Of them, those short or plain enough to need a capital or a listed name before them."""

PARTICLES: Final = _words(
    "wa los las boru anak 't t a/l de da do dos das del della di du la le van von der den ter ten"
    " bin binti bint ibn al el abu ní ni nic ó o mac mc ua uí st san santa dela y e af ap ab ferch"
    " ben bat zu d l os as oğlu nga til av umm um abd ul ur ud uz ush dit"
)
SUFFIXES: Final = _words("jr sr snr jnr ii iii iv junior senior")

CALLED: Final = _words(
    "called named nicknamed christened alias aka name's goes answering name names baptised"
    " baptized surnamed renamed nickname surname naming calling"
)
"""Words before a name that is given: a boy called X, named the baby X, his name is X."""

LINKS: Final = _words("is was be the a her him it as by to them me were are baby this that")

SPEECH: Final = _words(
    "said says saying told tells asked asks replied whispered laughed laughs smiled smiles nodded"
    " shouted cried muttered shrugged grinned answered texted messaged rang phoned explained"
    " thinks thought reckons reckoned insisted insists wants wanted showed shows taught teaches"
    " let lets gave gives took takes looked looks came comes goes went made makes stood sat walked"
    " handed pulled pushed put kept keeps knew knows found called calls wrote writes died dies"
    " lives lived works worked hates hated loves loved hugged held winked sighed snorted waved"
    " sang sings had has was is will would did does just never always hasn't didn't doesn't wasn't"
    " isn't who whose from and emailed reminded caught covered saw sees bought brought drove runs"
    " ran swears swore pointed turned stopped started stayed woke sent signed suggested promised"
    " admitted apologised apologized joked pretended refused wouldn't couldn't won't can't can"
    " could might also still finally got gets paged bleeped scrubbed closed clamped bagged"
    " squeezed cannulated presented passed failed left calmly quietly"
)
"""What people do; after an unknown word they make a name likely."""

STRONG_SPEECH: Final = _words(
    "said says told tells asked asks replied whispered laughed laughs smiled smiles nodded"
    " shouted muttered shrugged grinned texted messaged rang phoned explained thinks thought"
    " reckons reckoned insisted insists wants wanted showed shows taught teaches handed knew knows"
    " hugged winked sighed snorted waved reminded emailed swears swore promised apologised"
    " apologized joked lives lived loves loved hates hated brought bought made makes gave gives"
    " let lets took takes came died was is has had will didn't doesn't wasn't isn't won't would"
    " went sat stood kept"
)

TOLD: Final = _words(
    "told asked thanked hugged texted messaged phoned met saw helped taught reminded emailed"
    " clerked examined admitted discharged consented cannulated bled presented shadowed followed"
    " watched married rang paged bleeped visited miss missed loved love lost buried saved thank"
    " thanks tell ask meet text ping dear hi hey hello bye goodbye goodnight sorry cheers rip"
    " congrats congratulations shoutout poor dearest darling remember remembering with and between"
    " versus assisted assisting clerking seeing meeting telling asking texting ring"
)
"""After these a person often follows."""

PATIENT_VERBS: Final = _words(
    "clerked examined admitted discharged consented cannulated bled clerking treated reviewed"
    " intubated catheterised palpated auscultated transfused sutured weighed"
)
GREETINGS: Final = _words(
    "dear hi hey hello bye goodbye goodnight sorry cheers rip thanks thank congrats"
    " congratulations shoutout dearest darling welcome night love"
)

DETERMINERS: Final = _words(
    "a an the my our your his her its their this that these those some any no every each another"
    " one two three which whose what"
)
CLAUSE_STARTS: Final = _words(
    "and but then so because cos bc coz when while as if that than like until till after before"
    " where though although plus or since whether"
)
PRONOUNS: Final = _words("i you he she we they it who there to not don't can't didn't me us")

PEOPLE: Final = _words(
    "mother father mum mom dad wife husband daughter son brother sister family partner aunt uncle"
    " niece nephew cousin gran nan grandmother grandfather parents kids children bed notes chart"
    " hand hands face voice bloods room shift team eyes body death funeral breathing chest name"
    " sats lactate obs heart arm leg scan line drip cannula hb potassium creatinine list patient"
    " office desk car handwriting badge phone pager bleep bay house"
)
"""What a person has: after X's they make X a person."""

RELATIONS: Final = _words(
    "husband wife son daughter mother father mum mom dad brother sister partner boyfriend"
    " girlfriend fiance fiancé fiancee fiancée cousin aunt aunty auntie uncle niece nephew"
    " grandson granddaughter grandmother grandfather gran nan nana granny grandad grandpa grandma"
    " twin stepson stepdaughter stepfather stepmother baby child boy girl toddler friend flatmate"
    " flatmates roommate housemate classmate batchmate neighbour neighbor landlady landlord ex dog"
    " cat budgie parrot horse donkey tortoise puppy kitten goat pony hen whippet terrier collie"
    " labrador spaniel greyhound ferret roomie bestie mate buddy supervisor tutor boss guy man"
    " woman lady lad fella bloke kid chap pal tito tita lola lolo kuya ate abuela abuelo tia tio"
    " colleague carer interpreter"
)
"""Nouns that a name often follows: her husband Ken, the dog Bramble."""

STAFF_NOUNS: Final = _words(
    "intern registrar reg consultant attending resident nurse sister matron doctor sho houseman"
    " f1 f2 fy1 fy2 porter hca cleaner physio pharmacist midwife receptionist interpreter tutor"
    " supervisor surgeon anaesthetist anesthetist anaesthesiologist fellow chief senior preceptor"
    " phlebotomist radiographer paramedic orderly clerk secretary chaplain dietitian sonographer"
    " ct1 ct2 st3 st4 st5 st6 st7 pgy1 pgy2 pgy3 technician tech volunteer rn np pa odp ot slt"
    " ward-clerk coordinator gp charge counsellor therapist rmo hmo jmo clinician trainer mentor"
    " educator manager boss domestic security guard lecturer professor dean scrub"
)
NON_NAMES: Final = _words(
    "god allah lord jesus christ goodness heavens heaven goddess wah lah leh theres thats shes"
    " hes whos heres wheres whats lets weve theyre youre ive dont cant wont im wasnt isnt didnt"
    " doesnt couldnt wouldnt shouldnt hadnt hasnt havent arent werent thatll shell ok say who said"
    " says and or but was is are were had has have i you he she we they it in on at to of for from"
    " with by as if then than the a an this that these those my our your his her their its me him"
    " us them what when where why how not no yes so do did does will would can could should shall"
    " must been be about because came went told asked just also out up down over off into one two"
    " all who's there's that's it's i'm i've i'd i'll today yesterday tomorrow really here there"
    " now again still even only more most much very too okay lol tbh pls please"
)
"""Small words that are never taken for a name, whatever stands before them."""

DEEDS: Final = STRONG_SPEECH - _words(
    "was is has had will would made makes gives gave takes took loves kept didn't doesn't wasn't"
    " isn't won't let lets"
) | _words(
    "put closed deleted dropped walks hugs smiles jokes sings snores passed walked paged bleeped"
    " scrubbed cried called ran rang grabbed found supervised examined intubated cannulated signed"
    " wrote stopped calls hands held did pulled says: goes drew caught"
)
"""Deeds that only somebody does: after a word that may be plain, they make it a name."""

PRESENT: Final = _words(
    "on my the our not there here in at working supervising teaching back off late already still"
    " so lovely nice great brilliant kind amazing crying laughing telling going waiting with a"
)
ADDRESSED: Final = _words(
    "told asked thank thanks thx ty sorry texted messaged emailed email text ring rang phoned hi"
    " hey hello dear tell ask bleep bleeped page paged met hugged cheers bye congrats love"
)
AFTER_PERSON: Final = _words(
    "to that i he she they we if about and who for what how why the when where in on from because"
    " bc cos it was is with this there then but"
)
GIVING: Final = _words(
    "it gave talk talked talking spoke speaking swearing listened listening went shadowing worked"
    " working learned learnt got apologised apologized smiled waved said back handed handover sat"
    " walked next opposite them that nights shift placement clinic lunch coffee dinner chatted"
    " rounds"
)
ONES: Final = _words(
    "one man woman patient pt name death baby favourite favorite f1 teacher hero person"
)
WORKPLACES: Final = _words(
    "bed bay room cubicle cot triage ct mri theatre theatres pharmacy physio ot ed a&e icu itu"
    " hdu reception switch switchboard xray x-ray radiology micro microbiology cardiology dietary"
    " labs lab path pathology bloods desk admissions kitchen security records portering chaplaincy"
    " dermatology haem haematology renal paeds peds nicu picu recovery ward side outpatients"
)
"""Where somebody lies or works: Penny in bed 14, Will from pharmacy."""
FOND: Final = _words("old wee little big young poor lovely auld sweet baby nurse")
"""Before a name in small letters: old nick, wee bob."""
ABBREVIATED: Final = _words(
    "dr drs mr mrs ms prof rev revd st sr sra srta fr br mme mlle pt sgt capt lt col gen maj cllr"
    " engr mx dra assoc hon ven smt det supt"
)
"""Titles that a full stop may follow without ending the sentence."""
