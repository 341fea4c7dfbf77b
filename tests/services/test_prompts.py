"""Tonight's prompt over a real vault: chosen once, kept all night, written down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal_app.domain.nights import Shift
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_rules import Circumstances, is_light_and_short
from journal_app.domain.prompts import CareKind, Load, Moment, Reason, Theme
from journal_app.errors import BadFile, Problem
from journal_app.prompts.library import PromptLibrary
from journal_app.sentences import prompts as sentences
from journal_app.sentences.prompt_faults import broken_file
from journal_app.services.prompts import ChosenPrompt, PromptService
from tests.fakes import FakeClock
from tests.storage.vaults import PASSPHRASE, make_keeper

NIGHT = date(2026, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def vault(folder: Path, clock: FakeClock) -> Iterator[OpenVault]:
    opened, _ = make_keeper(clock).create(folder, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def service(vault: OpenVault, clock: FakeClock) -> PromptService:
    return PromptService(vault, clock, PromptLibrary())


def on(night: date = NIGHT, **rest: object) -> Circumstances:
    return Circumstances("0123456789abcdef" * 2, night, **rest)  # type: ignore[arg-type] # test


def ask(service: PromptService, night: date = NIGHT, **rest: object) -> ChosenPrompt:
    chosen = service.for_night(on(night, **rest))
    assert chosen is not None
    return chosen


def swap(service: PromptService, night: date = NIGHT) -> ChosenPrompt:
    chosen = service.another(on(night))
    assert chosen is not None
    return chosen


def test_the_same_prompt_all_night_unless_the_night_turns_hard(service: PromptService) -> None:
    nights = (NIGHT + timedelta(days=n) for n in range(30))
    heavy = next(n for n in nights if ask(service, n).prompt.load is not Load.LIGHT)
    first = ask(service, heavy)
    assert ask(service, heavy, last_time_pressure=6) == first
    light = ask(service, heavy, shift=Shift.ON_CALL)
    assert (light.step, light.reason) == (1, Reason.LIGHT_ON_CALL)
    assert is_light_and_short(light.prompt)
    assert ask(service, heavy, shift=Shift.ON_CALL, last_time_pressure=10) == light
    assert ask(service, heavy) == light


def test_the_same_prompt_after_a_restart(
    vault: OpenVault, service: PromptService, folder: Path, clock: FakeClock
) -> None:
    first = ask(service)
    second = swap(service)
    vault.close()
    again = make_keeper(clock).open_with_passphrase(folder, PASSPHRASE)
    assert ask(PromptService(again, clock, PromptLibrary())) == second != first
    again.close()


def test_what_was_shown_is_written_down(
    vault: OpenVault, service: PromptService, clock: FakeClock
) -> None:
    chosen, other = ask(service), swap(service)
    log = vault.prompt_log.on_night(NIGHT)
    assert [s.prompt for s in log] == [chosen.prompt.id, other.prompt.id]
    assert [s.step for s in log] == [chosen.step, other.step] == [0, 1]
    assert [s.reason for s in log] == [Reason.TURN, Reason.ASKED_FOR_ANOTHER]
    assert {s.shown_at for s in log} == {clock.now()}


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ({"shift": Shift.ON_CALL}, Reason.LIGHT_ON_CALL),
        ({"shift": Shift.NIGHT}, Reason.LIGHT_ON_CALL),
        ({"post_call": True}, Reason.AFTER_CALL),
        ({"exam": True}, Reason.EXAM),
        ({"moments": frozenset({Moment.GOOD_DAY})}, Reason.MOMENT),
        ({"last_time_pressure": 7}, Reason.LIGHT_AFTER_PRESSURE),
        ({"last_time_pressure": 6}, Reason.TURN),
        ({"shift": Shift.DAY}, Reason.TURN),
    ],
)
def test_the_reason_is_true(
    service: PromptService, rest: dict[str, object], reason: Reason
) -> None:
    chosen = ask(service, NIGHT, **rest)
    assert chosen.reason is reason
    if reason in (Reason.LIGHT_ON_CALL, Reason.LIGHT_AFTER_PRESSURE, Reason.AFTER_CALL):
        assert chosen.prompt.load is Load.LIGHT


def test_the_care_line_suits_the_prompt(service: PromptService) -> None:
    for n in range(9):
        chosen = ask(service, NIGHT + timedelta(days=n))
        care = service.care(on(NIGHT + timedelta(days=n)))
        assert care is not None
        assert (care.kind is CareKind.ACT) is (chosen.prompt.theme is Theme.SELF_CARE)


def test_no_prompt_twice_in_a_month_of_nights_written_out_of_order(service: PromptService) -> None:
    nights = [NIGHT + timedelta(days=n) for n in (0, 1, 2, 5, 6, 3, 4, 9, 12, 8, 20, 21)]
    shown = [ask(service, night).prompt.id for night in nights]
    assert len(set(shown)) == len(shown)


def test_a_prompt_that_left_the_library_is_replaced_and_the_night_goes_on(
    vault: OpenVault, service: PromptService, clock: FakeClock
) -> None:
    before = ask(service)
    names = [f"prompts/{name}.toml" for name in ("life_experiences", "role_models", "care")]
    if before.prompt.theme is not Theme.SELF_CARE:
        names = ["prompts/self_care.toml", "prompts/care.toml"]
    smaller = PromptService(vault, clock, PromptLibrary(names))
    after = ask(smaller)
    assert after.prompt.id != before.prompt.id
    assert (after.step, after.reason) == (1, Reason.REPLACED)
    assert ask(smaller) == after


def test_without_any_prompt_file_the_reason_is_the_file(vault: OpenVault, clock: FakeClock) -> None:
    broken = PromptLibrary(["broken.toml"], read=lambda _name: "format = 1\nthis is not toml")
    service = PromptService(vault, clock, broken)
    with pytest.raises(BadFile) as caught:
        ask(service)
    assert caught.value.problem is Problem.PROMPT_FILE
    assert caught.value.values["line"] == 2
    assert service.problems == broken.problems


def test_without_care_lines_the_prompt_still_comes(vault: OpenVault, clock: FakeClock) -> None:
    library = PromptLibrary(["prompts/self_care.toml"])
    service = PromptService(vault, clock, library)
    assert ask(service).prompt.theme is Theme.SELF_CARE
    assert service.care(on()) is None


def test_an_empty_folder_of_prompts_is_a_problem_with_a_sentence(
    vault: OpenVault, clock: FakeClock
) -> None:
    with pytest.raises(BadFile) as caught:
        ask(PromptService(vault, clock, PromptLibrary([])))
    assert "prompts" in broken_file(caught.value)


def test_every_reason_theme_and_load_has_words() -> None:
    reasons = {sentences.reason(reason, Theme.SELF_CARE) for reason in Reason}
    assert len(reasons) == len(Reason)
    assert {sentences.theme(theme) for theme in Theme} == {
        "Self-care",
        "Life experiences",
        "Role models",
        "Time constraints",
        "Culture of training",
        "Burnout and futility",
    }
    assert len({sentences.load(load) for load in Load}) == len(Load)
    assert sentences.load_and_minutes(Load.LIGHT, 1) == "Light · about 1 minute"
    assert sentences.minutes(3) == "about 3 minutes"
