"""The prompts and care lines of all files together, read when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from journal_app import assets
from journal_app.domain.ids import PromptId
from journal_app.domain.prompts import CareLine, Load, Prompt, Theme
from journal_app.errors import BadFile, Problem
from journal_app.prompts.reader import PromptFile, read_prompt_file
from journal_app.prompts.schema import LEAST_LIGHT_SHARE, PromptFault

FOLDER = "prompts"


@dataclass(frozen=True, slots=True)
class _Loaded:
    files: tuple[PromptFile, ...]
    problems: tuple[BadFile, ...]


class PromptLibrary:
    """Every usable prompt and care line.

    A broken file is refused whole and the others go on; ``problems`` says which and why. The
    files are read once, at first use, and never written.

    Args:
        names: Files to read; None for the shipped ones, listed at first use.
        read: Gives the text of a named file; may raise ``OSError`` or ``UnicodeDecodeError``.
    """

    def __init__(
        self,
        names: Sequence[str] | None = None,
        *,
        read: Callable[[str], str] = assets.read_text,
    ) -> None:
        self._names = names
        self._read = read

    def read(self) -> None:
        """Read the files now, where it does not matter how long that takes."""
        self._by_id  # noqa: B018 # kept from here on

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """All prompts, in file order."""
        return tuple(p for file in self._loaded.files for p in file.prompts)

    @property
    def care(self) -> tuple[CareLine, ...]:
        """All care lines, in file order."""
        return tuple(line for file in self._loaded.files for line in file.care)

    @property
    def problems(self) -> tuple[BadFile, ...]:
        """Files refused (their prompts are left out), and themes with too few light prompts."""
        return self._loaded.problems + tuple(_few_light(self._loaded.files))

    def find(self, prompt: PromptId) -> Prompt | None:
        """Return a prompt by id; None when no file has it any more."""
        return self._by_id.get(prompt)

    @cached_property
    def _by_id(self) -> dict[PromptId, Prompt]:
        return {p.id: p for p in self.prompts}

    @cached_property
    def _loaded(self) -> _Loaded:
        names = self._names
        if names is None:
            names = assets.list_names(FOLDER, ".toml")
        files: list[PromptFile] = []
        problems: list[BadFile] = []
        for name in names:
            try:
                file = read_prompt_file(name, self._text(name))
                for twice in check_ids(file, files):
                    raise twice
            except BadFile as problem:
                problems.append(problem)
            else:
                files.append(file)
        return _Loaded(tuple(files), tuple(problems))

    def _text(self, name: str) -> str:
        try:
            return self._read(name)
        except (OSError, UnicodeDecodeError):
            raise BadFile(
                Problem.PROMPT_FILE, file=name, line=1, why=PromptFault.UNREADABLE.value
            ) from None


def check_ids(file: PromptFile, before: Sequence[PromptFile]) -> Iterator[BadFile]:
    """Give a fault for each id of a file that an earlier one has."""
    for earlier in before:
        for name in sorted(file.lines.keys() & earlier.lines.keys()):
            yield BadFile(
                Problem.PROMPT_FILE,
                file=file.name,
                line=file.lines[name],
                why=PromptFault.DUPLICATE_ID.value,
                field="id",
                wording=name,
            )


def _few_light(files: Sequence[PromptFile]) -> list[BadFile]:
    found = []
    for theme in Theme:
        holding = [f for f in files if any(p.theme is theme for p in f.prompts)]
        prompts = [p for f in holding for p in f.prompts if p.theme is theme]
        light = sum(p.load is Load.LIGHT for p in prompts)
        if prompts and light < len(prompts) * LEAST_LIGHT_SHARE:
            found.append(
                BadFile(
                    Problem.PROMPT_FILE,
                    file=holding[0].name,
                    line=1,
                    why=PromptFault.FEW_LIGHT.value,
                    theme=theme.value,
                )
            )
    return found
