"""What looks like a name and is none: eponyms, drugs, scores, public figures, codes."""

from __future__ import annotations

import re
from typing import Final

from journal_app.privacy.rules import cues
from journal_app.privacy.rules.reading import (
    COMMON,
    COUNTRY,
    FREQUENT,
    GIVEN,
    MEDICAL,
    NAME,
    PLACE,
    PUBLIC,
    Reading,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


THINGS: Final = _words(
    "sign signs syndrome disease triangle node nodes law reflex palsy nails contracture lymphoma"
    " criteria classification tubercle ligament manoeuvre maneuver phenomenon cyst fossa duct"
    " canal gangrene thyroiditis oesophagus esophagus triad tetrad index formula stain bodies"
    " ulcer ulcers fracture fractures chorea ataxia dystrophy hernia diverticulum tumour tumor"
    " sarcoma reaction rule rules respiration breathing pouch nomogram cycle hierarchy theorem"
    " paradox effect nucleus anaemia anemia disorder angle facies spots sutures procedure"
    " operation principle purpura tendinitis encephalopathy neuroma node's murmur mnemonic stages"
    " model aphasia area"
)
"""After a name with 's these make an eponym: Murphy's sign, Virchow's node."""

DEVICES: Final = _words(
    "score scale scoring grade grades grading test tests tube tubes mask masks catheter line"
    " lines drain drains forceps retractor needle blade scissors clamp splint cast frame brace"
    " collar definition stool chart type method technique position manoeuvre maneuver approach"
    " incision procedure shunt valve pump bag stapler suture knot repair flap block agar media"
    " culture trial study guideline guidelines protocol questionnaire inventory checklist tool"
    " calculator airway laryngoscope speculum swab bandage dressing stent graft nail plate screw"
    " prosthesis salts salt hemi hip knee virus fever strain antigen antibody cells cell negative"
    " positive system curve classification criteria syndrome disease sign fracture palsy equation"
    " law loop monitor staging nurse nurses nursing song stickers crisps textbook lecture wedge"
    " circle"
)
"""Straight after a name these make a thing's name: Glasgow Coma Scale, Hudson mask."""

ENDINGS: Final = re.compile(
    r".{2,}(?:pril|olol|sartan|statin|[lxtzmnrvb][iu]mab|tinib|azole|cillin|mycin|micin|floxacin"
    r"|cycline|azepam|azolam|dipine|gliptin|gliflozin|parin|xaban|atidine|prazole|oxetine|triptan"
    r"|ciclovir|tegravir|navir|buvir|asvir|caine|setron|azosin|terol|methasone|solone|isone|thiazide"
    r"|semide|barbital|profen|codone|morphone|entanil|curonium|lukast|enafil|glutide|formin|azine"
    r"|apine|ridone|piprazole|platin|rubicin|mustine|taxel|dronate|thyroxine|zolid|bactam|penem"
    r"|ceph\w+|cef\w{3,}|stigmine|tropium|phylline|drine|pressin|tocin|kinase|plase|mide"
    r"|itis|osis|oses|ectomy|ostomy|otomy|oscopy|ology|ologist|opathy|aemia|emia|uria|plasty|graphy"
    r"|gram|algia|plegia|paresis|phasia|trophy|megaly|rrhagia|rrhoea|rrhea|cele|oma|omas|penia"
    r"|philia|philic|kalaemic|lysis|stasis|stenosis|sclerosis|cyte|cytes|blast|coccus|cocci|bacter"
    r"|bacteria|ella|viridae|genic|tensive|glycaemi[ac]|septic|static|ascitic|aemic|emic|ised|ized"
    r"|ising|izing|tion|tions|ness|ment|ments|ically|istic|ability)"
)
"""Endings of drugs, of findings, and of English words that a list may lack."""

SAFE_WITH_NAMES: Final = re.compile(
    r".{3,}(?:[lxtzmnrvb][iu]mab|tinib|floxacin|azepam|gliptin|gliflozin|ectomy|ostomy|oscopy"
    r"|opathy|aemia|uria)"
)
CODE: Final = re.compile(r"(?=.*\d).{2,}")
ROMAN: Final = re.compile(r"[ivx]{2,4}")
MOST_PARTS: Final = 4
SHORTEST: Final = 6


def harmless(reading: Reading) -> frozenset[int]:
    """Return the places of the words that are part of something that may be written down."""
    found: set[int] = set()
    for at in range(reading.size):
        plain = reading.flags[at] & FREQUENT and not reading.capital[at]
        if at in found or (plain and at not in reading.phrases):
            continue
        found.update(_phrase(reading, at))
        if _word(reading, at):
            found.add(at)
        found.update(_eponym(reading, at))
    return frozenset(found)


def _word(reading: Reading, at: int) -> bool:
    word, flags = reading.plain[at], reading.flags[at]
    if flags & NAME:
        return SAFE_WITH_NAMES.fullmatch(word) is not None
    if not flags & PLACE and len(word) >= SHORTEST and ENDINGS.fullmatch(word):
        return not cues.titled(reading, at)
    return CODE.fullmatch(word) is not None or (at > 0 and ROMAN.fullmatch(word) is not None)


def _phrase(reading: Reading, at: int) -> range:
    """Return the words of a known phrase: a trial, a score, a public figure, a country."""
    count, found = reading.phrase(at)
    if not found & (MEDICAL | PUBLIC | COUNTRY) or found & (PLACE | NAME):
        return range(0)
    if not all(reading.joined(on) or reading.gap(on) == "'s " for on in range(at + 1, at + count)):
        return range(0)
    return range(0) if cues.titled(reading, at) else range(at, at + count)


def _eponym(reading: Reading, at: int) -> range:
    """Return the words of "Murphy's sign", "Hudson mask", "Child-Pugh score"."""
    if not _may_be_eponym(reading, at):
        return range(0)
    last = at
    while last - at < MOST_PARTS and reading.gap(last + 1) in ("-", "–", "‐"):
        last += 1
    after = reading.word(last + 1)
    possessed = reading.possessive(last)
    gap = reading.gap(last + 1)
    plain = gap in (" ", "' ", "’ ")
    if (possessed and after in THINGS) or (plain and after in DEVICES | THINGS):
        given = bool(reading.flags[last] & GIVEN) and not reading.flags[last] & MEDICAL
        if not given or possessed or after in THINGS:
            return range(at, last + 1)
    second = reading.word(last + 2)
    if plain and second in DEVICES and reading.joined(last + 2) and not reading.flags[at] & GIVEN:
        listed = reading.flags[at] & (PLACE | MEDICAL) and reading.is_capital(last + 1)
        return range(at, last + 3) if listed or reading.caseless else range(0)
    return range(0)


def _may_be_eponym(reading: Reading, at: int) -> bool:
    flags = reading.flags[at]
    if cues.titled(reading, at) or (flags & COMMON and not flags & (NAME | PLACE)):
        return False
    return reading.caseless or reading.capital[at]
