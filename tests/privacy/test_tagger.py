"""The model as it ships: what it sees, how it reads long texts, and what happens without it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from journal_app.assets import read_bytes
from journal_app.domain.identifiers import NAMES, Kind
from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.memory import Memory, names_found
from journal_app.privacy.ordinary import OrdinaryWords
from journal_app.privacy.pipeline import Finder
from journal_app.privacy.rules.detector import RuleDetector
from journal_app.privacy.tagger.tagger import Seen, Tagger
from journal_app.privacy.tagger.weights import FILE, ModelUnusable, unpack
from journal_app.privacy.tagger.wordpiece import Cell

STORY = (
    "Clerked Ngozi Tembo in bay 6 before lunch. Her brother Farouk drove up from Kirkwall. "
    "Troponin 14, GCS 15, on bisoprolol. I was slow, and nobody minded."
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load(Lexicon.load())


def likely(text: str, seen: tuple[Seen, ...]) -> dict[str, Kind]:
    return {text[each.start : each.end]: each.kind for each in seen if each.chance > 0.5}


@pytest.mark.parametrize("change", [str, str.lower, str.upper])
def test_it_sees_people_and_places_however_they_are_written(
    tagger: Tagger, change: type[str]
) -> None:
    text = change(STORY)
    found = likely(text, tagger.read(text))
    names = {change(name) for name in ("Ngozi", "Tembo", "Farouk")}
    assert names <= {word for word, kind in found.items() if kind in NAMES}
    assert found[change("Kirkwall")] is Kind.LOCATION
    assert not {change(word) for word in ("Troponin", "GCS", "bisoprolol", "slow")} & set(found)


def test_every_word_has_a_chance_and_its_own_place(tagger: Tagger) -> None:
    seen = tagger.read(STORY)
    assert [STORY[each.start : each.end] for each in seen[:3]] == ["Clerked", "Ngozi", "Tembo"]
    assert all(0 <= each.chance <= 1 for each in seen)


def test_a_long_text_is_read_in_windows_and_nothing_twice(tagger: Tagger) -> None:
    text = " ".join([STORY] * 25)
    seen = tagger.read(text)
    starts = [each.start for each in seen]
    assert starts == sorted(set(starts))
    assert seen[-1].end == len(text)
    found = [each for each in seen if text[each.start : each.end] == "Tembo"]
    assert len(found) == 25
    assert all(each.chance > 0.5 for each in found)


def test_an_empty_text_has_no_words(tagger: Tagger) -> None:
    assert tagger.read("") == ()
    assert tagger.read(" \n\t") == ()


@settings(max_examples=25)
@given(text=st.text(max_size=200))
def test_any_text_can_be_read(tagger: Tagger, text: str) -> None:
    seen = tagger.read(text)
    assert all(0 <= each.start < each.end <= len(text) for each in seen)


@pytest.mark.parametrize("spoil", [lambda b: b[: len(b) // 2], lambda _: b"", lambda _: b"PK\3\4x"])
def test_a_damaged_file_is_told(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(ModelUnusable):
        unpack(spoil(read_bytes(FILE)))


def test_flipped_bytes_are_told() -> None:
    blob = bytearray(read_bytes(FILE))
    for at in range(len(blob) // 2, len(blob) // 2 + 64):
        blob[at] ^= 0xFF
    with pytest.raises(ModelUnusable):
        unpack(bytes(blob))


def test_the_finder_works_without_it_and_says_so() -> None:
    lexicon = Lexicon.load()
    alone = Finder(RuleDetector(lexicon), None, knows=OrdinaryWords(lexicon))
    assert not alone.complete
    assert any(each.kind in NAMES for each in alone.find("Mr Tembo came in."))


def test_what_is_sure_in_one_text_is_known_in_the_others(tagger: Tagger) -> None:
    lexicon = Lexicon.load()
    known = OrdinaryWords(lexicon)
    finder = Finder(RuleDetector(lexicon), tagger, knows=known)
    assert finder.complete
    one, two = "Mrs Quistgaard was admitted to bay 6.", "slept badly. quistgaard again"
    memory = Memory(names=names_found(one, finder.find(one), knows=known), knows=known)
    found = finder.find(two, memory)
    assert [two[each.start : each.end] for each in found] == ["quistgaard"]


class Counting(Tagger):
    """Keeps count of what the network is asked."""

    asked = 0

    def _chances(self, cells: Sequence[Cell], caseless: int) -> NDArray[np.float32]:
        self.asked += 1
        return super()._chances(cells, caseless)


@pytest.mark.parametrize("unit", ["@", "a@", "Ngozi ", "1 - "])
def test_the_same_again_and_again_is_calculated_once(unit: str) -> None:
    tagger = Counting.load(Lexicon.load())
    assert isinstance(tagger, Counting)
    text = unit * 2_000
    seen = tagger.read(text)
    assert tagger.asked <= 4
    if "N" in unit:
        assert [each.start for each in seen] == list(range(0, len(text), len(unit)))


def test_a_row_of_signs_hides_nobody(tagger: Tagger) -> None:
    text = "Clerked Ngozi Tembo " + "=" * 5_000 + " Her brother Farouk came."
    assert {"Ngozi", "Tembo", "Farouk"} <= set(likely(text, tagger.read(text)))
