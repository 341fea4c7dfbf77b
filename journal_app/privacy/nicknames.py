"""Short and pet forms of given names: own list of what is in common use, not a complete one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_GROUPS: Final = """
abigail abby gail
abraham abe bram
aleksander alexander alexandra alex sandy sasha xander lex sandra
alfred alfie fred
alice ali
amelia millie amy
andrew andy drew
angela angie
anthony antony tony ant
antonio tonio toni
arthur art
barbara barb babs
benjamin ben benny benji
catherine katherine kathryn katarzyna kate katie cathy kathy kat kasia kitty
charles charlotte charlie chuck lottie chaz
christine christina christopher christian chris chrissie tina kit
daniel danielle dan danny dani
david dave davy
deborah deb debbie
dennis denny
diana diane di
donald don donnie
dorothy dot dottie dolly
edward edmund ed eddie ned ted teddy
eleanor ellen helen nell nellie ellie nora
elizabeth elisabeth liz lizzie beth betty bess libby eliza lisa elsie
emily emma em emmy
eugene gene
evelyn eve evie
florence flo flossie
frances francis francisco fran frank franny paco pancho paquita
frederick fred freddie
gabriel gabriela gabrielle gabe gabby
geoffrey jeffrey geoff jeff
gerald gerard gerry jerry
giovanni gianni vanni
giuseppe beppe peppe
gregory greg
guadalupe lupe lupita
harold henry harry hal hank
howard howie
ignacio nacho
isabel isabella isobel izzy bella isa
ivan vanya
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jennifer jen jenny
jessica jess jessie
joan jo
john jack johnny
jonathan jon jonny
joseph josephine joe joey jo josie
jose pepe
joshua josh
judith judy jude
juan juanito
kenneth ken kenny
kimberly kimberley kim
lawrence laurence larry laurie
leonard len lenny leo
louis louise lou louie
lucille lucy lu
luis lucho
margaret maggie meg peggy greta madge marge margie gosia malgorzata
maria marie mary mia mariana molly polly marysia
martha marty mattie
martin marty
matthew matt matty
maximilian maxwell max
mercedes merche
michael michelle mike mick mickey mikey shelly
mohammed muhammad mohamed mohammad mo
nadezhda nadia
natalia natalie nat tasha natasha
nathan nathaniel nate nat
nicholas nicola nicole nick nicky nico
oliver olivia ollie liv
oluwaseun seun
olufunmilayo funmi funmilayo
oluwatobiloba tobi
pamela pam
patricia patrick pat paddy patsy tricia trish
peter pete
philip phillip philippa phil pip
priscilla cilla
prudence pru
rachel rach
raymond ray
rebecca becky becca
richard rick dick ricky rich dickie
robert roberta bob bobby rob robbie bert
roberto beto
ronald ron ronnie
rosemary rosalind rose rosie roz
rosario charo
rudolph rudolf rudy
russell russ
samuel samantha sam sammy
sarah sara sally sadie
sebastian seb
sergei seryozha
simon si
solomon sol
stanley stan
stephen steven stephanie steve stevie steph
susan susanna suzanne sue susie suzy
sylvia syl
tatiana tanya
teresa theresa terry tess tessa tere
terence terrence terry
thomas tom tommy
timothy tim timmy
valerie val
veronica ronnie vera
victor victoria vic vicky tori
vincent vince vinny
vladimir vova volodya
walter walt wally
wilhelmina mina
wilfred wilf
william guillermo bill billy will willy liam memo
winifred win winnie
yekaterina ekaterina katya
yevgeny evgeny zhenya
zachary zach zack
"""


def _others() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in _GROUPS.split("\n"):
        names = frozenset(group.split())
        for name in names:
            found[name] = (found.get(name, frozenset()) | names) - {name}
    return MappingProxyType(found)


NICKNAMES: Final = _others()
"""Other forms of a given name, folded and without diacritics, both ways."""
