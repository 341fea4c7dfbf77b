"""Writes Cyrillic, Greek, Georgian and Armenian names as their bearers do in English.

Letter by letter, after the systems in use on passports: ICAO Doc 9303 for Russian and Bulgarian,
Ukraine's of 2010, ISO 843 (simplified) for Greek, Georgia's national system, and BGN/PCGN for
Armenian. Scripts that leave vowels out or need a dictionary are not attempted.
"""

from __future__ import annotations

from typing import Final


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters, latin.split(), strict=True))


CYRILLIC: Final = _table(
    "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґѓќјљњџћђў",
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya "
    "e i i ie g gj kj j lj nj dz c d u",
)
UKRAINIAN: Final = {**CYRILLIC, "г": "h", "и": "y", "щ": "shch", "х": "kh"}
BULGARIAN: Final = {**CYRILLIC, "щ": "sht", "х": "h", "ъ": "a", "й": "y"}
GREEK: Final = _table(
    "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    "a v g d e z i th i k l m n x o p r s t y f ch ps o s a e i i o y o i y i y",
)
GEORGIAN: Final = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
ARMENIAN: Final = _table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
TABLES: Final = {
    "uk_UA": UKRAINIAN,
    "bg_BG": BULGARIAN,
    "el_GR": {**GREEK, "ου": "ou", "ού": "ou", "μπ": "b", "γγ": "ng", "αυ": "av", "ευ": "ev"},
    "ka_GE": GEORGIAN,
    "hy_AM": {**ARMENIAN, "ու": "u"},
}


def romanise(name: str, locale: str) -> str | None:
    """Return a name in Latin letters; None where its script is not attempted."""
    table = TABLES.get(locale, CYRILLIC)
    lower, result, place = name.lower(), "", 0
    while place < len(lower):
        pair, letter = lower[place : place + 2], lower[place]
        if pair in table:
            result, place = result + table[pair], place + 2
            continue
        if letter in table:
            result += table[letter].replace("_", "")
        elif letter.isascii() or "À" <= letter <= "ɏ" or "Ḁ" <= letter <= "ỿ" or letter in "’ʼ":
            result += letter
        else:
            return None
        place += 1
    return result
