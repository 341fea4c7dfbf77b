"""Any sequence of writing, editing, binning, moving and reopening, against a plain model."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from journal_app.domain.ids import EntryId
from journal_app.storage.history import MUCH_TAKEN_AWAY, TYPING_GAP, taken_away
from tests.fakes import FakeClock
from tests.storage.opened import EVERYTHING, NIGHT, assert_index_agrees, open_database

WORDS = ("ward", "quokka", "café", "ran", "\0", "🫀", "")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
PAUSES = st.sampled_from([timedelta(seconds=1), timedelta(minutes=2), timedelta(minutes=6)])
NIGHTS = st.integers(0, 3).map(lambda n: NIGHT + timedelta(days=n))


@dataclass
class Model:
    """What one entry should be."""

    night: date
    text: str
    changed: datetime
    binned: bool = False
    earlier: list[str] = field(default_factory=list)


class Journal(RuleBasedStateMachine):
    entries: Bundle[str] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.db"
        self.clock = FakeClock()
        self.opened = open_database(self.path, self.clock)
        self.model: dict[str, Model] = {}
        self.deleted: list[str] = []

    @rule(target=entries, text=TEXTS, night=NIGHTS)
    def write(self, text: str, night: date) -> str:
        self.clock.forward(seconds=1)
        entry = self.opened.write(text, night)
        self.model[entry.id] = Model(night, text, self.clock.now())
        return entry.id

    @rule(entry=entries, text=TEXTS, pause=PAUSES)
    def edit(self, entry: str, text: str, pause: timedelta) -> None:
        known = self.model[entry]
        self.clock.instant += pause
        self.opened.stores.entries.save_text(EntryId(entry), text, self.clock.now())
        if text == known.text:
            return
        earlier = self.earlier(entry)
        assert earlier in (known.earlier, [known.text, *known.earlier])
        paused = self.clock.now() - known.changed > TYPING_GAP
        much = taken_away(known.text, text) >= MUCH_TAKEN_AWAY
        if (paused or much) and known.text:
            assert earlier == [known.text, *known.earlier]
        known.text, known.changed, known.earlier = text, self.clock.now(), earlier

    @rule(entry=entries, pause=PAUSES, which=st.integers(0, 5))
    def restore(self, entry: str, pause: timedelta, which: int) -> None:
        known = self.model[entry]
        self.clock.instant += pause
        versions = self.opened.stores.entries.versions(EntryId(entry))
        if not versions:
            return
        number = which % len(versions)
        wanted = known.earlier[number]
        self.opened.stores.entries.restore_version(versions[number].id, self.clock.now())
        if wanted != known.text:
            if known.text:  # an empty page is nothing to keep
                known.earlier = [known.text, *known.earlier]
            known.text, known.changed = wanted, self.clock.now()

    @rule(entry=entries)
    def bin(self, entry: str) -> None:
        self.opened.stores.entries.put_in_bin(EntryId(entry), self.clock.now())
        self.model[entry].binned = True

    @rule(entry=entries)
    def unbin(self, entry: str) -> None:
        self.opened.stores.entries.take_from_bin(EntryId(entry))
        self.model[entry].binned = False

    @rule(entry=entries, night=NIGHTS)
    def move(self, entry: str, night: date) -> None:
        self.opened.stores.entries.move(EntryId(entry), night)
        self.model[entry].night = night

    @rule(entry=consumes(entries))
    def delete(self, entry: str) -> None:
        self.opened.stores.entries.delete_forever(EntryId(entry))
        del self.model[entry]
        self.deleted.append(entry)

    @rule()
    def reopen(self) -> None:
        self.opened.close()
        self.opened = open_database(self.path, self.clock)

    @invariant()
    def everything_is_as_the_model_says(self) -> None:
        stored = {
            e.id: (e.night, t, e.binned_at is not None)
            for e, t in self.opened.stores.entries.each()
        }
        assert stored == {i: (m.night, m.text, m.binned) for i, m in self.model.items()}
        listed = self.opened.stores.entries.page("", EVERYTHING, None, 1000)
        assert {card.entry.id for card in listed} == {
            i for i, m in self.model.items() if not m.binned
        }
        nights = [card.entry.night for card in listed]
        assert nights == sorted(nights, reverse=True)

    @invariant()
    def search_finds_exactly_what_stands_there(self) -> None:
        for word in ("quokka", "cafe"):
            found = set(self.opened.found(word))
            assert found == {
                i
                for i, m in self.model.items()
                if not m.binned and word in m.text.replace("é", "e")
            }

    @invariant()
    def history_is_as_the_model_says(self) -> None:
        for entry, known in itertools.islice(self.model.items(), 3):
            assert self.earlier(entry) == known.earlier

    def teardown(self) -> None:
        graves = {row[0] for row in self.opened.sql("SELECT id FROM tombstone")}
        assert graves == set(self.deleted)
        assert_index_agrees(self.opened)
        self.opened.close()
        self.folder.cleanup()

    def earlier(self, entry: str) -> list[str]:
        store = self.opened.stores.entries
        return [store.version_text(version.id) for version in store.versions(EntryId(entry))]


TestJournal = Journal.TestCase
TestJournal.settings = settings(max_examples=8, stateful_step_count=15, deadline=None)
