"""Tells when two words are one name: short forms, slips of the keys."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from journal_app.privacy.lexicon import Lexicon, Word

_SHORT: Final = """
abigail abby abbie gail; abraham abe bram; adelaide addie; adebayo bayo; alexander alex alec sandy
xander sasha lex; alexandra alex sandra lexi sasha; alfred alf alfie fred; alice ali; alison ali;
amanda mandy; andrew andy drew; angela angie; anastasia nastya stacy; ann annie; anna annie;
anthony tony ant; antonio toni tonio; archibald archie; arthur art; augustus gus; barbara barb
babs; beatrice bea trixie; benjamin ben benny; bernadette bernie; bernard bernie; bradley brad;
brian bri; bridget biddy bridie; cameron cam; caroline carrie caz; catherine cath cathy kate katie
kat kitty; charles charlie chuck chas; charlotte charlie lottie; chinedu nedu; christina chris
tina chrissie; christine chris chrissie; christopher chris kit topher; clifford cliff; constance
connie; cynthia cindy; daniel dan danny; danielle dani; david dave davey; deborah deb debs debbie;
dennis den; dorothy dot dottie dolly; douglas doug; edmund ed eddie ted; edward ed eddie ted ned;
eleanor ellie nell nora; elizabeth liz lizzie beth betty libby eliza bess lisa; emily em; emma em;
ernest ernie; eugene gene; florence flo florrie; frances fran frankie; francis frank frankie;
francisco paco pancho; franklin frank; frederick fred freddie; gabriel gabe; gabrielle gabby;
gareth gaz; geoffrey geoff; george georgie; gerald gerry jerry; gerard gerry; gertrude gertie
trudy; gilbert gil; gloria glo; gregory greg; guadalupe lupe; gwendolyn gwen; harold harry hal;
harriet hattie; helen nell; henry harry hal hank; herbert herb bert; hubert bert; ignacio nacho;
irene renee; isabella bella izzy; isabel izzy bel; jacob jake; jacqueline jackie; james jim jimmy
jamie; jane janie; janet jan; jason jay; jean jeannie; jeffrey jeff; jennifer jen jenny; jeremy
jez jerry; jessica jess jessie; joan joanie; joanne jo; john jack johnny jonny; jonathan jon
jonny; jose pepe; joseph joe joey; josephine jo josie; joshua josh; judith judy; julia jules;
katherine kath kathy kate katie kat kitty; kathleen kath kathy; kenneth ken kenny; kimberly kim;
laurence larry; lawrence larry laurie; leonard len lenny; leslie les; lillian lil lily; louis lou;
louise lou; lucy lu; madeleine maddie; margaret maggie meg peggy marge madge mags greta rita;
maria mia; martin marty; mary molly polly; matilda tilly; matthew matt; maureen mo; maxwell max;
melanie mel; melissa mel; michael mike mick mickey; michelle shell; mildred millie; mohammed mo;
mohamed mo; muhammad mo; nancy nan; natalie nat; nathaniel nat nate; nicholas nick nicky; nicola
nicky nic; nigel nige; norman norm; oliver ollie; olivia liv livvy; oluwaseun seun; pamela pam;
patricia pat patsy trish tricia patty; patrick pat paddy; penelope penny; peter pete; philip phil;
philippa pip pippa; priscilla cilla; rachel rach; raymond ray; rebecca becky becca bex; reginald
reg reggie; richard rick dick rich ricky; robert bob rob bobby robbie bert; roberta bobbie;
roderick rod roddy; rodney rod; roger rog; ronald ron ronnie; rosemary rose rosie; roxanne roxy;
russell russ; ruth ruthie; samantha sam sammy; samuel sam sammy; sarah sally sal; sebastian seb;
sharon shaz; shirley shirl; sidney sid; simon si; sophia soph sophie; stanley stan; stephanie
steph; stephen steve stevie; steven steve stevie; stuart stu; susan sue susie suze; suzanne sue
suzie; sylvia syl; terence terry; theodore ted theo; theresa terry tess tessa; thomas tom tommy;
timothy tim; tobias toby; valerie val; veronica ronnie; victor vic; victoria vicky tori; vincent
vince vinny; virginia ginny; vladimir vova volodya; walter walt wally; wilfred wilf; william will
bill billy willie liam; winifred winnie; yolanda yoli; zachary zach zack; aleksandra ola sasha;
agnieszka aga; malgorzata gosia; katarzyna kasia; krzysztof krzys; ekaterina katya; mikhail misha;
dmitri dima; natalia natasha; giuseppe beppe; guillermo memo; siobhan shiv; padraig paudie
"""
_FORMS: Final = {
    (group.split()[0], short) for group in _SHORT.split(";") for short in group.split()[1:]
}
_BOTH: Final = _FORMS | {(short, full) for full, short in _FORMS}
_RELATED: Final = {
    word: frozenset(other for one, other in _BOTH if one == word)
    for word in {one for one, _ in _BOTH}
}

SHORTEST_SLIP: Final = 5
"""Letters of the shortest name in which one wrong letter is taken for a slip."""

LONGEST_SLIP: Final = 40
"""Letters of the longest: no name is longer, and the work grows with the square."""


def is_nickname(one: str, other: str) -> bool:
    """Tell whether one of two plain words is a usual short form of the other."""
    return (one, other) in _BOTH


def keys(word: str) -> frozenset[str]:
    """Return strings of which two words share one whenever ``Likeness`` may call them the same.

    The word, its short and full forms, and the word with any one letter left out.
    """
    slips: set[str] = set()
    if SHORTEST_SLIP - 1 <= len(word) <= LONGEST_SLIP + 1:
        slips = {word[:at] + word[at + 1 :] for at in range(len(word))}
    return _RELATED.get(word, frozenset()) | slips | {word}


class Likeness:
    """Compares names, with what a lexicon knows of them.

    Args:
        lexicon: Two words that are both known names are two names, however alike.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def same(self, one: str, other: str) -> bool:
        """Tell whether two plain words are one name."""
        return one == other or is_nickname(one, other) or self._slip(one, other)

    def _slip(self, one: str, other: str) -> bool:
        lengths = sorted((len(one), len(other)))
        if lengths[0] < SHORTEST_SLIP or lengths[1] > LONGEST_SLIP or one[0] != other[0]:
            return False
        return one_key_apart(one, other) and not (self._is_name(one) and self._is_name(other))

    def _is_name(self, word: str) -> bool:
        return bool(self._lexicon.flags(word) & (Word.GIVEN | Word.SURNAME))


def one_key_apart(one: str, other: str) -> bool:
    """Tell whether one letter was changed, added, left out, or changed places with the next."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    unlike = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(unlike) == 1:
        return True
    swapped = [(i, j) for i, j in combinations(unlike, 2) if j == i + 1]
    return len(unlike) == 2 and any(one[i] == other[j] and one[j] == other[i] for i, j in swapped)
