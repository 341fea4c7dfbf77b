"""Asks at the terminal for what a study file has to say, and checks each answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Final

from journal_app.cli.study_answers import Answers, in_one_line, no_such_day, parsed, shown
from journal_app.cli.study_data_steps import DataSteps, rows_in
from journal_app.cli.study_steps import Step, Walk
from journal_app.domain.studies import DataItem, TimeKept
from journal_app.research.bounded_toml import hidden_character
from journal_app.research.study_checks import approval_trouble, nights_between
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_fields import amiss
from journal_app.research.study_schema import CONTACT, CONTACTS_FOR, GROUP, TABLES, TOP, Kind, Spec
from journal_app.sentences import study_faults
from journal_app.sentences import study_questions as words
from journal_app.sentences import study_team as team_words

Table = dict[str, object]
Found = tuple[StudyFault, Mapping[str, str | int]] | None
_FOLLOWS: Final = {
    "ends": ("starts", StudyFault.ENDS_BEFORE_START),
    "expires": ("starts", StudyFault.APPROVAL_BEFORE_START),
    "until": ("ends", StudyFault.WITHDRAWAL_BEFORE_END),
}
"""Days that may not lie before a day in ``nights``."""

_LONGEST_OFFERED: Final = 60
"""A longer answer is not shown again before it is asked for anew."""


class Asker:
    """Asks one question after the other.

    Args:
        values: The answers so far, which grow; tables as a study file has them.
        answers: Where questions are written and answers read.
        keep: Called after each answer, to keep the draft.
        today: The local calendar day.
        taken: Tells whether there is a file already of a study's id and version.
        every: Ask also what has an answer already.
    """

    def __init__(
        self,
        values: Table,
        *,
        answers: Answers,
        keep: Callable[[], None],
        today: date,
        taken: Callable[[str, int], bool],
        every: bool = False,
    ) -> None:
        self._values = values
        self._answers = answers
        self._keep = keep
        self._today = today
        self._taken = taken
        self._every = every
        self._data = DataSteps(values, answers=answers, keep=keep, reason=self._reason)
        # The contacts come after the groups: with one of them, all groups were given.
        self._all_groups = any("name" in row for row in rows_in(values.get("contact")))
        self._values["contact"] = [self._contact(about) for about in CONTACTS_FOR]

    def ask_all(self, draft: str) -> None:
        """Ask everything that has no answer that can be used, then whether to sign.

        Args:
            draft: Where the answers are kept, as it is said.

        Raises:
            Stopped: The input ended, or nothing is to be signed.
        """
        self._answers.say(words.introduction(len(self._steps()), draft))
        Walk(self._steps, answers=self._answers, every=self._every).through()
        self._keep()

    def _steps(self) -> list[Step]:
        return [
            *self._plain(),
            *self._groups(),
            *self._contacts(),
            *self._data.steps(weeks=self._weeks()),
        ]

    def _plain(self) -> Iterator[Step]:
        for part in words.PARTS:
            for place in part:
                table = self._table(place[0]) if len(place) == 2 else self._values
                spec = _spec(place)
                if place == ("time", "reason"):
                    if not self._weeks():
                        table.setdefault("reason", "")
                        continue
                    spec = Spec(spec.key, spec.kind, 1, spec.most)
                yield self._step(place, spec, words.question(place), table)

    def _groups(self) -> Iterator[Step]:
        """Yield the questions for rotation groups, and whether there is one more."""
        table = self._table("small_groups")
        groups = rows_in(table.get("group"))
        table["group"] = groups
        for number, row in enumerate(groups):
            for spec in GROUP:
                place = ("group", number, spec.key)
                leave = groups.pop if spec is GROUP[0] and not row else None
                yield self._step(place, spec, words.question(("group", spec.key)), row, leave=leave)
        yield Step(
            key=("more groups",),
            label=words.one_more_group(),
            ask=partial(self._ask_one_more, groups),
            fits=lambda: self._all_groups,
            answer=lambda: shown(value=False),
        )

    def _ask_one_more(self, groups: list[Table]) -> bool:
        self._answers.say(words.groups())
        self._all_groups = not self._answers.yes(words.one_more_group(), usual=False)
        if not self._all_groups:
            groups.append({})
        return self._all_groups

    def _contact(self, about: str) -> Table:
        rows = rows_in(self._values.get("contact"))
        return next((row for row in rows if row.get("about") == about), {"about": about})

    def _contacts(self) -> Iterator[Step]:
        for row in rows_in(self._values["contact"]):
            about = str(row["about"])
            for spec in CONTACT[1:]:
                asked = words.question(("contact", spec.key))
                question = words.Question(f"{words.contact(about)} {asked.ask}", asked.example)
                yield self._step(("contact", about, spec.key), spec, question, row)

    def _reason(self, row: Table, item: DataItem) -> Step:
        spec = Spec("why", Kind.TEXT, most=4_000)
        return self._step(("why", item.value), spec, words.Question(words.why(item)), row)

    def _step(
        self,
        key: tuple[str | int, ...],
        spec: Spec,
        question: words.Question,
        table: Table,
        *,
        leave: Callable[[], object] | None = None,
    ) -> Step:
        return Step(
            key=key,
            label=question.ask,
            ask=partial(self._ask, spec, question, table),
            fits=lambda: spec.key in table and self._complaint(spec, table[spec.key]) is None,
            answer=lambda: in_one_line(table.get(spec.key, "")),
            leave=leave,
        )

    def _weeks(self) -> bool:
        return self._table("time").get("kept") == TimeKept.WEEK.value

    def _table(self, name: str) -> Table:
        table = self._values.setdefault(name, {})
        if not isinstance(table, dict):
            table = self._values[name] = {}
        return table

    def _ask(self, spec: Spec, question: words.Question, table: Table) -> bool:
        """Ask until the answer can be used."""
        before = table.get(spec.key)
        if spec.key == "version" and isinstance(before, int):
            before = self._following(before)
        if before is not None and self._complaint(spec, before) is not None:
            before = None
        while True:
            answer = self._answer(spec, question, before)
            complaint = self._complaint(spec, answer)
            if complaint is None:
                table[spec.key] = answer
                self._keep()
                if answer == TimeKept.WEEK.value and spec.key == "kept":
                    self._answers.say(words.rotation_for_weeks())
                return True
            self._answers.say(complaint)

    def _following(self, version: int) -> int:
        """Return the first version from one on that has no file."""
        study = str(self._values.get("id", ""))
        while self._taken(study, version):
            version += 1
        return version

    def _complaint(self, spec: Spec, value: object) -> str | None:
        """Return why an answer cannot be used; None when it can."""
        if spec.key == "expires" and isinstance(value, date) and value < self._today:
            return team_words.approval_over(value)
        found = self._amiss(spec, value)
        if found is not None:
            no_day = no_such_day(value) if spec.kind is Kind.DATE and type(value) is str else None
            return no_day or study_faults.answer_amiss(*found)
        if spec.key == "version" and isinstance(value, int):
            following = self._following(value)
            return None if following == value else words.version_taken(following)
        ends = self._table("nights").get("ends")
        if spec.key == "expires" and isinstance(value, date) and isinstance(ends, date):
            return approval_amiss(value, ends, self._today)
        return None

    def _amiss(self, spec: Spec, value: object) -> Found:
        """Return why an answer cannot be used, also because a day lies before another one."""
        found = _typed_amiss(spec, value)
        if found is None and spec.key in _FOLLOWS:
            key, why = _FOLLOWS[spec.key]
            before = self._table("nights").get(key)
            if isinstance(value, date) and isinstance(before, date) and value < before:
                return why, {}
        if found is None and spec.key == "minimum" and isinstance(value, int):
            return self._more_than_there_are(value)
        return found

    def _more_than_there_are(self, nights: int) -> Found:
        first, last = (self._table("nights").get(key) for key in ("starts", "ends"))
        if not isinstance(first, date) or not isinstance(last, date):
            return None
        there = nights_between(first, last)
        return (StudyFault.TOO_MANY_NIGHTS, {"number": there}) if nights > there else None

    def _answer(self, spec: Spec, question: words.Question, before: object) -> object:
        usual = question.usual if before is None else shown(before)
        self._answers.say(question.ask)
        if question.example and not usual:
            self._answers.say("  " + words.example(question.example))
        if spec.key == "specialties":
            self._answers.say("  " + words.one_a_line_or_commas())
        elif spec.kind in _HOW:
            self._answers.say("  " + _HOW[spec.kind]())
        if usual is not None:
            long = "\n" in usual or len(usual) > _LONGEST_OFFERED
            self._answers.say("  " + (words.as_it_was() if long else words.usual(usual)))
            if usual and not spec.least and spec.kind is not Kind.NUMBER:
                self._answers.say("  " + words.full_stop_empties())
        typed = self._answers.read(spec.kind)
        if typed is None and before is not None:
            return before
        answer = parsed(spec.kind, (usual or "") if typed is None else typed)
        return self._split(answer) if spec.key == "specialties" else answer

    def _split(self, answer: object) -> object:
        """Return names of rotations one by one where they were typed with commas between them."""
        if not isinstance(answer, list) or not any("," in line for line in answer):
            return answer
        names = [name.strip() for line in answer for name in line.split(",") if name.strip()]
        self._answers.say(words.split_at_commas(names))
        return names


def approval_amiss(expires: date, ends: date, today: date) -> str | None:
    """Return why nobody should be given a study with this approval; None when they may."""
    why = approval_trouble(expires, ends, today)
    if why is None:
        return None
    if why is StudyFault.APPROVAL_EXPIRED:
        return team_words.approval_over(expires)
    return team_words.approval_short(expires, ends)


def _spec(place: tuple[str, ...]) -> Spec:
    specs = TABLES[place[0]] if len(place) == 2 else TOP
    return next(one for one in specs if one.key == place[-1])


def _typed_amiss(spec: Spec, value: object) -> Found:
    for text in _texts(value):
        found = hidden_character(text)
        if found is not None:
            return StudyFault(found[1].value), {}
    return amiss(spec, value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


_HOW: Final[Mapping[Kind, Callable[[], str]]] = {
    Kind.TEXT: words.several_lines,
    Kind.LINES: words.one_a_line,
    Kind.FLAG: words.yes_or_no,
}
