"""What is measured, and what is cut from the peers' findings first."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.deid.__main__ import figures, replaced
from benchmarks.deid.asq import marked, questions, summary
from benchmarks.deid.process import Found, serve
from benchmarks.deid.sets import Sample, Span, load, recased
from benchmarks.deid.systems import READERS, Reading
from benchmarks.deid.trim import trimmed

COUNTRIES = frozenset({"new zealand", "texas", "maori"})


def kept(text: str, *spans: tuple[str, str]) -> list[str]:
    """Return what is left of findings, given as words and type."""
    found = [Span(text.index(w), text.index(w) + len(w), kind) for w, kind in spans]
    return [text[s.start : s.end] for s in trimmed(text, found, COUNTRIES.__contains__)]


def made_sets(folder: Path, *names: str) -> None:
    for name in names:
        spans = [{"start": 3, "end": 7, "type": "NAME_STAFF"}]
        row = {"id": "A", "text": f"Dr Ames of {name}", "spans": spans}
        (folder / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")


def test_the_sealed_set_is_not_opened_unless_asked_for(tmp_path: Path) -> None:
    made_sets(tmp_path, "development", "traps")
    assert {each.of for each in load(tmp_path, second=False)} == {"development", "traps"}
    with pytest.raises(FileNotFoundError):
        load(tmp_path, second=True)
    made_sets(tmp_path, "second")
    names = [each.name for each in load(tmp_path, second=True)]
    assert names[-2:] == ["second, as written", "second, all lower case"]


def test_texts_of_different_sets_are_told_apart() -> None:
    every = [sample for each in load(second=False) for sample in each.samples]
    assert len({sample.id for sample in every}) == len(every)


def test_the_traps_are_forty_texts_of_all_lengths_and_no_marks() -> None:
    traps = load(second=False)[3].samples
    words = sorted(each.words for each in traps)
    assert len(traps) == 40
    assert (words[0], words[-1]) == (3, 299)
    assert not any(each.spans for each in traps)


@given(st.text())
def test_other_capitals_leave_every_letter_in_its_place(text: str) -> None:
    for change in (str.lower, str.upper):
        assert len(recased(text, change)) == len(text)


def test_capitals_change() -> None:
    assert recased("Straße, İzmir, Łódź", str.upper) == "STRAßE, İZMIR, ŁÓDŹ"
    assert recased("ŁÓDŹ Bed 7", str.lower) == "łódź bed 7"


def test_titles_and_possessives_are_cut_from_names() -> None:
    text = "Dr. Ames met Sister Bede and Mr Adler's son and a Dr"
    names = [("Dr. Ames", "PERSON"), ("Sister Bede", "PERSON"), ("Adler's", "PERSON")]
    assert kept(text, *names) == ["Ames", "Bede", "Adler"]
    assert kept("and the Dr", ("Dr", "PERSON")) == []


def test_times_that_place_nothing_are_left_out() -> None:
    gone = ["last Tuesday", "72-year-old", "2019", "three weeks"]
    stays = ["94-year-old", "the 14th", "March", "Easter", "8/19/23", "2024-01-07", "12.11."]
    assert kept(", ".join(gone), *((each, "DATE") for each in gone)) == []
    assert kept(", ".join(stays), *((each, "DATE_TIME") for each in stays)) == stays


def test_countries_and_peoples_are_left_out_and_towns_are_not() -> None:
    text = "New Zealand, Texas, Dunedin, Maori, Anjali"
    kinds = ("LOCATION", "GPE", "GPE", "NRP", "NRP")
    assert kept(text, *zip(text.split(", "), kinds, strict=True)) == ["Dunedin", "Anjali"]
    assert kept("Texas", ("Texas", "PERSON")) == ["Texas"]


def test_a_hospital_keeps_its_ending() -> None:
    assert kept("at St James's", ("St James's", "ORG")) == ["St James's"]


def test_a_process_answers_for_every_text_and_says_what_it_took(tmp_path: Path) -> None:
    source, target = tmp_path / "texts.jsonl", tmp_path / "found.jsonl"
    rows = [{"id": str(n), "text": "x" * n} for n in (1, 2)]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    def find(text: str) -> list[Found]:
        return [(0, len(text), "ID", False)]

    serve(lambda: find, source, target)
    *lines, cost = map(json.loads, target.read_text(encoding="utf-8").splitlines())
    assert [line["id"] for line in lines] == ["1", "2"]
    assert lines[1]["spans"] == [{"start": 0, "end": 2, "type": "ID", "sure": False}]
    assert cost["rss_mb"] > 1
    assert cost["load_s"] >= 0


def test_the_page_shows_who_found_what(tmp_path: Path) -> None:
    made_sets(tmp_path, "development", "traps", "second")
    sets = load(tmp_path, second=True)
    every = [sample for each in sets for sample in each.samples]
    whole = {each.id: each.spans for each in every}
    took = {each.id: 4.0 for each in every}
    nothing = Reading({}, took, took, 1, 50)
    readings = dict.fromkeys(READERS, nothing) | {"pipeline": Reading(whole, took, took, 2, 90)}
    blocks = figures(sets, readings)
    ours = "| second, as written | **Heartbeat, whole** | 1.000 (1.000 to 1.000) |"
    theirs = "| second, as written | Presidio, all of it | 0.000 (0.000 to 0.000) |"
    assert ours in blocks["second"]
    assert theirs in blocks["second"]
    assert "| `NAME_STAFF` | 1 of 1 (1) | 0 of 1 (0) | 0 of 1 (0) |" in blocks["development"]
    assert set(figures(sets[:4], readings)) == {"development"}


def test_only_the_marked_part_of_the_page_is_replaced() -> None:
    page = "a\n<!-- second -->\nold\n<!-- end of second -->\nb"
    assert replaced(page, "second", "new") == "a\n<!-- second -->\nnew\n<!-- end of second -->\nb"
    with pytest.raises(ValueError, match="no place for development"):
        replaced(page, "development", "new")


ASKED = """===QUERY===
Seen by Dr. Ames at Elm House on 3 May?
===PHI_TAGS===
{"identifier_type": "NAME", "value": "Dr. Ames"}
{"identifier_type": "GEOGRAPHIC_LOCATION", "value": "Elm House"}

===QUERY===
What does the Romberg test show?
===PHI_TAGS===

"""


def test_questions_are_marked_where_their_values_stand() -> None:
    first, second = (marked(n, each) for n, each in enumerate(questions(ASKED)))
    assert [first.text[s.start : s.end] for s in first.spans] == ["Ames", "Elm House"]
    assert second.spans == ()
    said = summary([first, second], lambda text: (Span(0, len(text), "X"),))
    assert said.startswith("2 questions, 2 values: recall 1.000")
    assert said.endswith("hard negatives flagged 1 of 1")
    with pytest.raises(ValueError, match="without its list"):
        list(questions("===QUERY===\nWhat?"))


def test_a_sample_counts_its_words() -> None:
    assert Sample("a", "two  words", ()).words == 2
