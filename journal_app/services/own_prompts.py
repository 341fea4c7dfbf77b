"""Prompts that a student writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from journal_app.clock import Clock
from journal_app.domain.ids import PromptId, new_id
from journal_app.domain.ports import OpenVault
from journal_app.domain.prompt_preferences import UNFINISHED_SETTING
from journal_app.domain.prompts import BARRIERS, Load, Prompt, Theme
from journal_app.prompts.checks import Fault
from journal_app.prompts.own import check_own, is_advice
from journal_app.services.asides import AT, as_text, stamp

MINUTES: Final[Mapping[Load, int]] = {Load.LIGHT: 2, Load.MEDIUM: 4, Load.HEAVY: 7}
"""What an own prompt is taken to need: about the middle of what its load takes in a file."""


@dataclass(frozen=True, slots=True)
class OwnPrompt:
    """What a student fills in.

    Attributes:
        helped: What helped, asked beside what stands in the way; left out for other themes.
        patient_related: It may call up a patient.
    """

    theme: Theme
    load: Load
    text: str = field(default="", repr=False)
    nudge: str = field(default="", repr=False)
    helped: str = field(default="", repr=False)
    patient_related: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A prompt that was being written and was not kept.

    Attributes:
        prompt: The one being changed; "" for a new one.
    """

    prompt: PromptId
    written: OwnPrompt


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a prompt being written.

    Attributes:
        faults: What keeps it from being kept.
        advice: Words that no file may hold, and that are the student's to keep.
    """

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]


def look_at(written: OwnPrompt) -> Looked:
    """Check a prompt by the rules that files are held to; quick, and reads nothing."""
    asked = tidied(written)
    found = check_own(
        asked.text,
        asked.theme,
        load=asked.load,
        minutes=MINUTES[asked.load],
        nudge=asked.nudge,
        helped=asked.helped,
    )
    return Looked(
        faults=tuple(fault for fault in found if not is_advice(fault)),
        advice=tuple(fault for fault in found if is_advice(fault)),
    )


def tidied(written: OwnPrompt) -> OwnPrompt:
    """Return a prompt on one line each, without what its theme does not ask."""
    return replace(
        written,
        text=_one_line(written.text),
        nudge=_one_line(written.nudge),
        helped=_one_line(written.helped) if written.theme in BARRIERS else "",
    )


class OwnWriting:
    """The student's own prompts. Reads or writes the vault and may raise ``WorldError``."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._store = vault.prompts
        self._words = vault.settings
        self._clock = clock

    def own(self) -> tuple[Prompt, ...]:
        """Return the student's own prompts, oldest first."""
        return self._store.own()

    def write(self, written: OwnPrompt) -> Prompt:
        """Keep a new prompt. Raises ``ValueError`` for one with a fault."""
        # No id of a file or a pack looks like this: those have a hyphen.
        return self._keep(PromptId(new_id()), written)

    def change(self, prompt: PromptId, written: OwnPrompt) -> Prompt:
        """Keep a prompt in place of what it was; entries keep the wording they answered.

        Raises ``ValueError`` for one with a fault.
        """
        return self._keep(prompt, written)

    def delete(self, prompt: PromptId) -> None:
        """Delete a prompt; entries keep its wording."""
        self._store.delete_own(prompt)

    def put_aside(self, unfinished: Unfinished) -> None:
        """Keep what was being written as it stands, faults and all; it is not drawn from."""
        values = {**_fields(unfinished), AT: stamp(self._clock.now())}
        self._words.put(UNFINISHED_SETTING, as_text(values))

    def put_aside_before(self) -> Unfinished | None:
        """Return what was being written at a lock; None when nothing was."""
        try:
            values = json.loads(self._words.get(UNFINISHED_SETTING) or "null")
        except ValueError:
            return None
        return _from_json(values) if isinstance(values, dict) else None

    def forget_aside(self, prompt: PromptId) -> None:
        """Forget what was put aside of a prompt, "" for a new one; that of another stays."""
        aside = self.put_aside_before()
        if aside is not None and aside.prompt == prompt:
            self._words.put(UNFINISHED_SETTING, "")

    def _keep(self, prompt: PromptId, written: OwnPrompt) -> Prompt:
        if look_at(written).faults:
            msg = "an own prompt is kept only without a fault"
            raise ValueError(msg)
        asked = tidied(written)
        kept = Prompt(
            id=prompt,
            theme=asked.theme,
            sub_theme="",
            text=asked.text,
            load=asked.load,
            minutes=MINUTES[asked.load],
            nudge=asked.nudge,
            patient_related=asked.patient_related,
            helped=asked.helped,
            own=True,
        )
        self._store.put_own(kept)
        return kept


def unfinished_text(unfinished: Unfinished) -> str:
    """Return what is being written as a lock seals it, when it must."""
    return as_text(_fields(unfinished))


def _fields(unfinished: Unfinished) -> dict[str, str | bool]:
    written = unfinished.written
    return {
        "prompt": unfinished.prompt,
        "theme": written.theme.value,
        "load": written.load.value,
        "text": written.text,
        "nudge": written.nudge,
        "helped": written.helped,
        "patient_related": written.patient_related,
    }


def _from_json(values: dict[str, object]) -> Unfinished:
    def said(field: str) -> str:
        value = values.get(field)
        return value if isinstance(value, str) else ""

    written = OwnPrompt(
        theme=next((one for one in Theme if one.value == said("theme")), Theme.SELF_CARE),
        load=next((one for one in Load if one.value == said("load")), Load.LIGHT),
        text=said("text"),
        nudge=said("nudge"),
        helped=said("helped"),
        patient_related=values.get("patient_related") is True,
    )
    return Unfinished(PromptId(said("prompt")), written)


def _one_line(text: str) -> str:
    return " ".join(text.split())
