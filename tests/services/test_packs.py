"""Packs and own prompts over a real vault: looked at, brought in, drawn from, and let go."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.ids import PackId, PromptId
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import LARGEST_PACK, KeptPack, Weight
from journal_app.domain.prompt_rules import Circumstances
from journal_app.domain.prompts import BARRIERS, CareKind, Load, Theme
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.prompts.author_check import look_at as look_at_files
from journal_app.prompts.checks import is_plain
from journal_app.prompts.schema import MOST_CHARACTERS
from journal_app.sentences import about_prompts, own_prompts
from journal_app.sentences import packs as sentences
from journal_app.sentences.prompt_faults import refused_pack
from journal_app.services.own_prompts import OwnPrompt, look_at, tidied
from journal_app.services.packs import PackService
from journal_app.services.prompt_numbers import count_prompts
from journal_app.services.prompts import PromptService
from journal_app.services.rotations import RotationService
from journal_app.services.tonight import TonightService
from tests.fakes import FakeClock
from tests.prompts.packs import EXAMPLE, pack_file, write_pack
from tests.services.desks import copy_of, settled_once, shipped_prompts
from tests.storage.vaults import PASSPHRASE, make_keeper

PACK = PackId("lakeside-tuesdays")
GRAN = OwnPrompt(Theme.ROLE_MODELS, Load.LIGHT, "What would Gran have said about today?")
HURRY = OwnPrompt(
    Theme.TIME_CONSTRAINTS,
    Load.MEDIUM,
    "Where did the clock win today?",
    helped="What slowed it, even a little?",
    patient_related=True,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return settled_once(tmp_path_factory.mktemp("packs") / "vault")


@pytest.fixture
def vault(made: Path, tmp_path: Path, clock: FakeClock) -> Iterator[OpenVault]:
    opened = copy_of(made, tmp_path / "vault", clock).vault
    yield opened
    opened.close()


@pytest.fixture
def packs(vault: OpenVault, clock: FakeClock) -> PackService:
    return PackService(vault, clock)


@pytest.fixture
def prompts(vault: OpenVault, clock: FakeClock, packs: PackService) -> PromptService:
    return PromptService(vault, clock, shipped_prompts(), packs)


def bring(packs: PackService, folder: Path, text: str) -> None:
    packs.bring(packs.preview(write_pack(folder, text)))


def only_brought(prompts: PromptService) -> None:
    """Leave nothing to draw from but packs and own prompts."""
    prompts.set_preferences(replace(prompts.preferences(), shipped=False))


def drawn(prompts: PromptService, nights: int = 6) -> set[str]:
    """Return what is shown on some nights."""
    found = (
        prompts.for_night(Circumstances("0" * 32, date(2026, 11, day)))
        for day in range(1, nights + 1)
    )
    return {one.prompt.text for one in found if one is not None}


# Looking at a file and bringing it in


def test_a_pack_is_kept_only_once_it_is_brought_in(
    packs: PackService, prompts: PromptService, tmp_path: Path
) -> None:
    path = write_pack(tmp_path, pack_file(care=["You may sit down."]))
    looked = packs.preview(path)
    assert (looked.pack.title, looked.before, looked.is_here) == ("Tuesday evenings", None, False)
    assert (packs.packs(), packs.prompts()) == ((), ())
    packs.bring(looked)
    path.unlink()
    [listed] = packs.packs()
    assert (listed.id, listed.origin, listed.on) == (PACK, "The reflection group at Lakeside", True)
    asked = prompts.find(PromptId("lakeside-tuesdays/kind-0"))
    assert asked is not None
    assert (asked.text, asked.pack) == ("Whose hands were gentle today?", PACK)
    assert [line.kind for line in packs.care(())] == [CareKind.ONESELF]
    assert packs.care({PACK}) == ()


def test_the_same_file_is_known_and_a_newer_one_says_that_it_is_an_update(
    packs: PackService, tmp_path: Path, clock: FakeClock
) -> None:
    bring(packs, tmp_path, pack_file())
    packs.switch(PACK, on=False)
    assert packs.preview(write_pack(tmp_path, pack_file())).is_here
    clock.forward(days=3)
    newer = packs.preview(write_pack(tmp_path, pack_file(asked=["Who waited for you today?"])))
    assert newer.before is not None
    assert not newer.is_here
    assert "An update" in sentences.standing(newer, "UTC")
    packs.bring(newer)
    [listed] = packs.packs()
    assert not listed.on
    assert [prompt.text for prompt in packs.prompts()] == ["Who waited for you today?"]


def test_what_is_switched_on_is_drawn_from_and_nothing_else(
    packs: PackService, prompts: PromptService, tmp_path: Path
) -> None:
    only_brought(prompts)
    bring(packs, tmp_path, pack_file())
    packs.write(GRAN)
    assert drawn(prompts) == {"Whose hands were gentle today?", GRAN.text}
    packs.switch(PACK, on=False)
    assert drawn(prompts) == {GRAN.text}
    prompts.set_preferences(replace(prompts.preferences(), own=False))
    assert drawn(prompts) == set()
    packs.switch(PACK, on=True)
    assert drawn(prompts) == {"Whose hands were gentle today?"}
    prompts.set_preferences(replace(prompts.preferences(), weights={Theme.ROLE_MODELS: Weight.OFF}))
    assert drawn(prompts) == set()


def test_a_pack_shadows_neither_the_program_nor_another_pack(
    packs: PackService, prompts: PromptService, tmp_path: Path
) -> None:
    known = next(p for p in shipped_prompts().prompts if p.theme is Theme.ROLE_MODELS)
    taken = pack_file("first-pack").replace("kind-0", known.id)
    bring(packs, tmp_path, taken)
    bring(packs, tmp_path, taken.replace("first-pack", "other-pack").replace("gentle", "quick"))
    assert prompts.find(known.id) == known
    ids = {prompt.id: prompt.text for prompt in packs.prompts()}
    assert ids == {
        f"first-pack/{known.id}": "Whose hands were gentle today?",
        f"other-pack/{known.id}": "Whose hands were quick today?",
    }
    assert "/" not in packs.write(GRAN).id


def test_removing_a_pack_keeps_what_was_answered_with_its_wording(
    vault: OpenVault, clock: FakeClock, packs: PackService, prompts: PromptService, tmp_path: Path
) -> None:
    only_brought(prompts)
    bring(packs, tmp_path, pack_file())
    tonight = TonightService(vault, clock, prompts, RotationService(vault, clock))
    page = tonight.open().page
    assert page.prompt is not None
    asked = page.prompt.text
    entry = tonight.save_text(page, "The porter’s.").entry
    packs.switch(PACK, on=False)
    packs.remove(PACK)
    assert (packs.packs(), packs.prompts()) == ((), ())
    assert prompts.find(page.prompt.id) is None
    assert entry is not None
    kept = vault.entries.get(entry.id)
    assert kept is not None
    assert kept.prompt_text == asked == "Whose hands were gentle today?"
    bring(packs, tmp_path, pack_file())
    assert [one.on for one in packs.packs()] == [True]


def test_packs_own_prompts_and_choices_are_there_after_a_lock(
    vault: OpenVault, clock: FakeClock, packs: PackService, prompts: PromptService, tmp_path: Path
) -> None:
    bring(packs, tmp_path, pack_file())
    packs.switch(PACK, on=False)
    kept = packs.write(HURRY)
    prompts.set_preferences(
        replace(prompts.preferences(), weights={Theme.SELF_CARE: Weight.OFTEN}, shipped=False)
    )
    wanted = prompts.preferences()
    vault.close()
    again = make_keeper(clock).open_with_passphrase(tmp_path / "vault", PASSPHRASE)
    later = PackService(again, clock)
    assert later.own() == (kept,)
    assert [(one.title, one.on) for one in later.packs()] == [("Tuesday evenings", False)]
    after = PromptService(again, clock, shipped_prompts(), later)
    assert after.preferences() == wanted
    again.close()


# Strangers' files


def refused(packs: PackService, path: Path) -> BadFile:
    with pytest.raises(BadFile) as caught:
        packs.preview(path)
    assert caught.value.problem is Problem.PROMPT_FILE
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (pack_file(title="Tue\\u202eseve"), 6, "cannot be seen"),
        (pack_file(origin="A\\u200bB"), 7, "cannot be seen"),
        (pack_file(asked=["Who \\u2066sat\\u2069 down?"]), 12, "cannot be seen"),
        (pack_file(about="\\u001b[2J"), 8, "cannot be seen"),
        (pack_file(asked=["o" + "\\u0301" * 40 + "?"]), 12, "cannot be seen"),
        (pack_file(name="Lakeside"), 5, "lower-case words"),
        (pack_file(asked=["Whose?"] * 501), 4, "500 is the most"),
        (pack_file(asked=["Why did you cry?"]), 12, "blame"),
        (pack_file().replace("kind-0", "kind"), 10, "lower-case words"),
    ],
)
def test_a_bad_pack_is_refused_with_file_line_and_reason(
    packs: PackService, tmp_path: Path, text: str, line: int, said: str
) -> None:
    problem = refused(packs, write_pack(tmp_path, text, "their.toml"))
    assert (problem.values["file"], problem.values["line"]) == ("their.toml", line)
    assert said in refused_pack(problem)
    assert packs.packs() == ()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("docs/examples/compassion.study.toml", "is a study file, not a pack of prompts; open it"),
        ("resources/questionnaires/evening-weather.toml", "is a questionnaire, not a pack of"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind_in_one_sentence(
    packs: PackService, file: str, said: str
) -> None:
    path = EXAMPLE.parents[2] / file
    sentence = refused_pack(refused(packs, path))
    assert sentence.startswith(f"{path.name} {said}")
    assert sentence.count(". ") == 0
    assert "line" not in sentence.removeprefix(path.name)


def test_a_pack_with_a_stray_field_of_another_kind_is_still_told_its_own_fault(
    packs: PackService, tmp_path: Path
) -> None:
    text = pack_file().replace("format = 2", 'format = 2\nrights_holder = "Us"')
    sentence = refused_pack(refused(packs, write_pack(tmp_path, text)))
    assert "line 2" in sentence


def test_of_a_giant_no_more_is_read_than_may_be(packs: PackService, tmp_path: Path) -> None:
    path = tmp_path / "giant.toml"
    with path.open("wb") as file:
        file.truncate(4 << 40)
    assert "larger than 256 KB" in refused_pack(refused(packs, path))
    largest = pack_file() + "#\n" * ((LARGEST_PACK - len(pack_file())) // 2)
    bring(packs, tmp_path, largest)
    assert len(packs.packs()) == 1


def test_what_is_no_file_is_not_waited_for(packs: PackService, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, tmp_path / "gone.toml"):
        with pytest.raises(WorldError) as caught:
            packs.preview(path)
        assert caught.value.problem is Problem.FILE_MISSING


def test_a_file_s_name_cannot_turn_the_sentence_round(packs: PackService, tmp_path: Path) -> None:
    path = write_pack(tmp_path, "no pack", "pack\u202elmot\n.toml")
    assert refused_pack(refused(packs, path)).isprintable()


def test_a_pack_that_can_no_longer_be_read_is_listed_and_can_be_removed(
    vault: OpenVault, packs: PackService, prompts: PromptService
) -> None:
    data = b"format = 9\n"
    vault.prompts.put_pack(
        KeptPack(
            id=PACK,
            title="From a later Heartbeat",
            origin="Somebody",
            data=data,
            sha256=hashlib.sha256(data).hexdigest(),
            added_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
    )
    [listed] = packs.packs()
    assert listed.pack is None
    assert "cannot read it" in sentences.listed(listed, "UTC")
    assert packs.prompts() == ()
    assert prompts.for_night(Circumstances("0" * 32, date(2026, 11, 21))) is not None
    packs.remove(PACK)
    assert packs.packs() == ()


def test_words_from_right_to_left_are_set_apart() -> None:
    assert sentences.apart("Lakeside’s") == "Lakeside’s"
    assert sentences.apart("مجموعة") == "\u2068مجموعة\u2069"


# Own prompts


def test_an_own_prompt_is_written_changed_and_deleted(packs: PackService) -> None:
    kept = packs.write(replace(GRAN, text="  What would Gran\n say?  ", helped="Left over?"))
    assert (kept.text, kept.helped, kept.own, kept.pack) == ("What would Gran say?", "", True, None)
    changed = packs.change(kept.id, HURRY)
    assert packs.own() == (changed,)
    assert (changed.id, changed.helped, changed.patient_related) == (kept.id, HURRY.helped, True)
    packs.delete(kept.id)
    assert packs.own() == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (replace(GRAN, text=" "), "no question yet"),
        (replace(GRAN, text="word " * 26 + "?"), "The question: 27 words so far, and 25"),
        (replace(GRAN, text="Who sat? Who stood?"), "one question is enough"),
        (replace(GRAN, text="Who \u202esat down?"), "cannot be seen"),
        (replace(GRAN, nudge="word " * 16), "A way in, if you like: 16 words"),
        (replace(HURRY, helped=""), "also asks what helped"),
    ],
)
def test_a_fault_is_said_in_a_sentence_and_nothing_is_kept(
    packs: PackService, written: OwnPrompt, said: str
) -> None:
    assert said in own_prompts.found(look_at(written))
    with pytest.raises(ValueError, match="without a fault"):
        packs.write(written)
    assert packs.own() == ()


def test_tone_is_named_and_left_to_the_student(packs: PackService) -> None:
    harsh = replace(GRAN, text="What should I have said today?")
    assert "it is yours to keep" in own_prompts.found(look_at(harsh))
    assert packs.write(harsh).text == harsh.text
    assert own_prompts.found(look_at(GRAN)) == ""


@given(
    theme=st.sampled_from(Theme),
    load=st.sampled_from(Load),
    text=st.text(max_size=300),
    nudge=st.text(max_size=120),
    helped=st.text(max_size=120),
)
def test_what_is_without_a_fault_is_one_bounded_line_that_can_be_seen(
    theme: Theme, load: Load, text: str, nudge: str, helped: str
) -> None:
    written = OwnPrompt(theme, load, text, nudge, helped)
    kept = tidied(written)
    assert tidied(kept) == kept
    if look_at(written).faults:
        return
    for said in (kept.text, kept.nudge, kept.helped):
        assert is_plain(said)
        assert len(said) <= MOST_CHARACTERS
    assert bool(kept.helped) is (theme in BARRIERS)


# Numbers, and the example


def test_numbers_are_counted(packs: PackService, tmp_path: Path) -> None:
    bring(packs, tmp_path, pack_file(asked=["Who sat down today?", "Who stood up today?"]))
    packs.write(GRAN)
    library = shipped_prompts()
    found = count_prompts(library, packs)
    assert (found.shipped, found.care) == (len(library.prompts), len(library.care))
    assert (found.packs, found.own) == (2, 1)
    said = " ".join(about_prompts.numbers(found))
    assert f"{len(library.prompts)} prompts come with Heartbeat" in said
    assert "Your packs add 2 prompts." in said


def test_the_example_is_without_fault_and_holds_every_theme(packs: PackService) -> None:
    looked = look_at_files([EXAMPLE], shipped_prompts().prompts)
    assert looked.faults == ()
    assert looked.figures.near == ()
    pack = packs.preview(EXAMPLE).pack
    assert {prompt.theme for prompt in pack.prompts} == set(Theme)
    for prompt in pack.prompts:
        assert prompt.text in sentences.contents(pack)
