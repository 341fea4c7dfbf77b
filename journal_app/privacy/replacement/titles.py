"""Titles and callings beside a name: whose name it is, and what goes with it."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from journal_app.domain.identifiers import Kind
from journal_app.privacy.replacement.listed import listed


class Gender(Enum):
    """What a title or a first name says of its bearer, if it says anything."""

    WOMAN = auto()
    MAN = auto()


class Standing(Enum):
    """On which side of the bed a title or a calling puts somebody."""

    PATIENT = auto()
    STAFF = auto()


_WOMEN: Final = listed(
    "mrs ms miss mme madame sister sr auntie aunty aunt lady dame matron senora srta "
    "mevrou mevr frau tita didi akka chechi hajia alhaja mama nana granny gran"
)
_MEN: Final = listed(
    "mr mister brother uncle sir lord fr father alhaji herr senor tito kuya meneer mnr "
    "bhaiya baba papa grandpa granddad pastor"
)
_EITHER: Final = listed(
    "dr doctor prof professor mx nurse rev reverend captain major sgt rabbi imam sheikh "
    "oga chief cllr judge ustaz datuk dato engr"
)
GENDERS: Final[dict[str, Gender | None]] = (
    dict.fromkeys(_EITHER) | dict.fromkeys(_WOMEN, Gender.WOMAN) | dict.fromkeys(_MEN, Gender.MAN)
)
"""Every title that is taken along with a name, and the gender it tells."""

FORMAL: Final = frozenset(
    listed(
        "mr mrs ms miss mx mister mme madame frau herr senor senora srta dr doctor prof "
        "professor mevrou mevr meneer mnr lord sir dame rev reverend judge captain major"
    )
)
"""Titles that stand before a surname rather than a first name."""

LAY: Final = frozenset(listed("mr mrs ms miss mx mister mme madame frau herr senor senora"))
CLINICAL: Final = frozenset(listed("dr doctor prof professor nurse sister sr matron"))
NOUNS: Final = frozenset(
    listed(
        "nurse sister brother matron doctor professor uncle aunt aunty auntie father pastor "
        "nana granny gran grandpa granddad mama papa baba chief captain judge major lady lord"
    )
)
"""Titles that are also plain nouns: after "my" or "the" they are words of the sentence."""

_CALLINGS: Final = {
    "attending": "attending consultant prof professor",
    "doctor": (
        "dr doctor reg registrar intern resident sho houseman fellow f1 f2 fy1 fy2 gp surgeon "
        "anaesthetist anesthetist physician paediatrician pediatrician psychiatrist cardiologist "
        "obstetrician hospitalist pgy1 pgy2 pgy3 pgy4 pgy5 spr st1 st2 st3 ct1 ct2 "
        "hmo mo smo rmo cmo medic"
    ),
    "nurse": "nurse sister matron sr rn nurses lpn hca nursing",
    "midwife": "midwife midwives",
    "therapist": "physio physiotherapist ot therapist dietitian dietician slt psychologist",
}
_RELATIONS: Final = {
    "relative": (
        "daughter son wife husband mother father mum mom dad sister brother aunt aunty auntie "
        "uncle "
        "cousin niece nephew grandmother grandfather grandma grandpa gran granny nan nana grandson "
        "granddaughter partner boyfriend girlfriend fiance fiancee stepmother stepfather stepson "
        "stepdaughter baby twin sibling parent child wee brothers sisters husbands in-law"
    ),
    "friend": (
        "friend friends flatmate flatmates housemate housemates roommate roommates neighbour "
        "neighbor mate bestie roomie"
    ),
    "student": "classmate classmates coursemate coursemates peer batchmate groupmate student",
    "pet": "dog cat puppy kitten rabbit parrot horse hamster budgie tortoise goldfish terrier",
}
CALLINGS: Final = {word: role for role, words in _CALLINGS.items() for word in words.split()}
RELATIONS: Final = {word: role for role, words in _RELATIONS.items() for word in words.split()}
DEFAULTS: Final = {
    Kind.NAME_PATIENT: "patient",
    Kind.NAME_STAFF: "colleague",
    Kind.NAME_OTHER: "person",
}
WOMEN: Final = frozenset(
    listed(
        "daughter wife mother mum mom sister aunt aunty auntie niece grandmother grandma gran "
        "granny nan nana granddaughter girlfriend fiancee stepmother stepdaughter"
    )
)
MEN: Final = frozenset(
    listed(
        "son husband father dad brother uncle nephew grandfather grandpa grandson boyfriend "
        "fiance stepfather stepson"
    )
)
