"""Guard words in a real database: one decision for each word, and none of them readable on disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.guard import LONGEST_WORDS, Decision, GuardWord, key_of
from journal_app.domain.identifiers import Kind
from tests.canary import scan
from tests.fakes import FakeClock
from tests.storage.opened import open_database
from tests.storage.vaults import PASSPHRASE, make_keeper

PLANTED = "Sprockelwyndham"
WORDS = st.text(st.characters(), max_size=LONGEST_WORDS).filter(
    lambda words: any(map(str.isalnum, words))
)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["Hope", "hope's", "HOPE", "Zoë", "zoe\u0308", "ZOE", "Ng"]) | WORDS,
        st.sampled_from([*Decision, None]),
        st.sampled_from([*Kind, None]),
    ),
    max_size=12,
)


@settings(max_examples=20)
@given(CHANGES)
def test_the_last_decision_about_the_same_words_stands(
    changes: list[tuple[str, Decision | None, Kind | None]],
) -> None:
    expected: dict[str, tuple[Decision, Kind | None]] = {}
    with tempfile.TemporaryDirectory() as folder:
        opened = open_database(Path(folder) / "journal.db", FakeClock())
        store = opened.stores.guard
        for words, decision, kind in changes:
            whole = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            if decision is None:
                store.remove(words)
                expected.pop(key_of(whole), None)
            else:
                stored = store.put(GuardWord(words, kind, decision))
                assert store.get(words) == stored
                expected[key_of(whole)] = (decision, kind)
        assert [key_of(word.words) for word in store.all()] == sorted(expected)
        assert {key_of(w.words): (w.decision, w.kind) for w in store.all()} == expected
        opened.close()


def test_a_removed_word_leaves_a_tombstone_without_it(tmp_path: Path, clock: FakeClock) -> None:
    opened = open_database(tmp_path / "journal.db", clock)
    opened.stores.guard.put(GuardWord(PLANTED, Kind.NAME_PATIENT, Decision.ALWAYS))
    opened.stores.guard.remove(PLANTED.upper())
    assert opened.stores.guard.all() == ()
    tombstones = opened.sql("SELECT * FROM tombstone")
    assert len(tombstones) == 1
    assert PLANTED.casefold() not in str(tombstones).casefold()
    opened.close()


def test_no_file_shows_a_guard_word(tmp_path: Path, clock: FakeClock) -> None:
    vault, _ = make_keeper(clock).create(tmp_path / "journal", PASSPHRASE)
    word = vault.guard.put(GuardWord(PLANTED, Kind.NAME_PATIENT, Decision.ALWAYS))
    assert scan([PLANTED], [tmp_path]) == []
    vault.back_up()
    vault.close()
    assert scan([PLANTED], [tmp_path]) == []
    assert PLANTED not in repr(word)
    (tmp_path / "plain").write_text(word.words)
    assert scan([PLANTED], [tmp_path]) != [], "the scan would have found it"
