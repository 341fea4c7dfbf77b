"""Asks at the terminal for what a study file has to say, and checks each answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from journal_app.cli.study_answers import Answers, parsed, shown
from journal_app.domain.studies import DataItem, TimeKept
from journal_app.errors import WorldError
from journal_app.research.bounded_toml import hidden_character
from journal_app.research.questionnaire_file import read_questionnaire_at
from journal_app.research.study_checks import nights_between
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_fields import amiss
from journal_app.research.study_schema import CONTACT, CONTACTS_FOR, GROUP, TABLES, TOP, Kind, Spec
from journal_app.sentences import study_faults
from journal_app.sentences import study_questions as words
from journal_app.sentences.problems import problem

Table = dict[str, object]
Found = tuple[StudyFault, Mapping[str, str | int]] | None
_FOLLOWS: Final = {
    "ends": ("starts", StudyFault.ENDS_BEFORE_START),
    "expires": ("starts", StudyFault.APPROVAL_BEFORE_START),
    "until": ("ends", StudyFault.WITHDRAWAL_BEFORE_END),
}
"""Days that may not lie before a day in ``nights``."""


class Asker:
    """Asks one question after the other.

    Args:
        values: The answers so far, which grow; tables as a study file has them.
        answers: Where questions are written and answers read.
        keep: Called after each answer, to keep the draft.
        every: Ask also what has an answer already.
    """

    def __init__(
        self,
        values: Table,
        *,
        answers: Answers,
        keep: Callable[[], None],
        every: bool = False,
    ) -> None:
        self._values = values
        self._answers = answers
        self._keep = keep
        self._every = every

    def ask_all(self) -> None:
        """Ask everything that has no answer that can be used.

        Raises:
            Stopped: The input ended.
        """
        for part in words.PARTS:
            for place in part:
                if place == ("time", "reason") and not self._weeks():
                    self._table("time").setdefault("reason", "")
                else:
                    self._ask_for(place)
        self._groups()
        self._contacts()
        self._asked()

    def _weeks(self) -> bool:
        return self._table("time").get("kept") == TimeKept.WEEK.value

    def _table(self, name: str) -> Table:
        table = self._values.setdefault(name, {})
        if not isinstance(table, dict):
            table = self._values[name] = {}
        return table

    def _ask_for(self, place: tuple[str, ...]) -> None:
        table = self._table(place[0]) if len(place) == 2 else self._values
        spec = _spec(place)
        if place == ("time", "reason"):
            spec = Spec(spec.key, spec.kind, 1, spec.most)
        self._ask(spec, words.question(place), table)

    def _ask(self, spec: Spec, question: words.Question, table: Table) -> None:
        """Ask until the answer can be used; leave alone what can be used already."""
        before = table.get(spec.key)
        fits = spec.key in table and self._amiss(spec, before) is None
        if fits and not self._every:
            return
        while True:
            answer = self._answer(spec, question, before if fits else None)
            found = self._amiss(spec, answer)
            if found is None:
                table[spec.key] = answer
                self._keep()
                return
            self._answers.say(study_faults.answer_amiss(*found))

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
        self._answers.say("")
        self._answers.say(question.ask)
        if question.example and usual is None:
            self._answers.say("  " + words.example(question.example))
        if spec.kind in _HOW:
            self._answers.say("  " + _HOW[spec.kind]())
        if usual is not None:
            long = "\n" in usual or len(usual) > 60
            self._answers.say("  " + (words.as_it_was() if long else words.usual(usual or "–")))
        typed = self._answers.read(spec.kind)
        if not typed.strip() and before is not None:
            return before
        return parsed(spec.kind, typed if typed.strip() or usual is None else usual)

    def _groups(self) -> None:
        """Ask for rotation groups, once; groups that are there stay."""
        table = self._table("small_groups")
        if "group" in table and not self._every:
            return
        groups = _rows(table.get("group"))
        self._answers.say("")
        self._answers.say(words.groups())
        while self._answers.yes(words.one_more_group(), usual=False):
            groups.append(self._row("group", GROUP, {}))
        table["group"] = groups
        self._keep()

    def _contacts(self) -> None:
        contacts = _rows(self._values.get("contact"))
        self._values["contact"] = contacts
        for about in CONTACTS_FOR:
            row = next((one for one in contacts if one.get("about") == about), None)
            if row is None:
                row = {"about": about}
                contacts.append(row)
            if self._every or not all(spec.key in row for spec in CONTACT):
                self._answers.say("")
                self._answers.say(words.contact(about))
            self._row("contact", CONTACT[1:], row)
        self._keep()

    def _row(self, name: str, specs: Sequence[Spec], row: Table) -> Table:
        for spec in specs:
            self._ask(spec, words.question((name, spec.key)), row)
        return row

    def _asked(self) -> None:
        """Ask for each kind of data whether it is wanted, and why."""
        known = {str(row.get("item")): row for row in _rows(self._values.get("ask"))}
        if not known or self._every:
            for item in DataItem:
                if self._wants(item, known):
                    known.setdefault(item.value, {"item": item.value})
                else:
                    known.pop(item.value, None)
        rows = [known[item.value] for item in DataItem if item.value in known]
        self._values["ask"] = rows
        for row in rows:
            question = words.Question(words.why(DataItem(str(row["item"]))))
            self._ask(Spec("why", Kind.TEXT, most=4_000), question, row)
        if DataItem.QUESTIONNAIRES.value in known:
            self._questionnaires()
        else:
            self._values["questionnaire"] = []
        self._keep()

    def _questionnaires(self) -> None:
        """Ask for the files of questionnaires, one at least; those that are known stay."""
        rows = [row for row in _rows(self._values.get("questionnaire")) if len(row) == 2]
        self._values["questionnaire"] = rows
        if rows and not self._every:
            return
        while not rows or self._answers.yes(words.one_more_questionnaire(), usual=False):
            row = self._questionnaire()
            if row["id"] in {one["id"] for one in rows}:
                self._answers.say(study_faults.answer_amiss(StudyFault.DUPLICATE, {}))
                continue
            rows.append(row)
            self._keep()

    def _questionnaire(self) -> Table:
        """Ask until a questionnaire's file is named that can be read."""
        self._answers.say("")
        self._answers.say(words.questionnaire())
        while True:
            try:
                found = read_questionnaire_at(Path(self._answers.read(Kind.LINE)))[1]
            except WorldError as error:
                self._answers.say(problem(error))
            else:
                self._answers.say(words.questionnaire_found(found.id, found.version, found.title))
                return {"id": found.id, "sha256": found.sha256}

    def _wants(self, item: DataItem, known: Mapping[str, Table]) -> bool:
        """Ask whether a kind of data is wanted, where the answers so far leave it open."""
        if item is DataItem.ROTATION and self._weeks():
            self._answers.say("")
            self._answers.say(words.rotation_for_weeks())
            return True
        if item is DataItem.PROMPTS and DataItem.TEXT.value not in known:
            return False
        return self._answers.yes(words.wants(item), usual=item.value in known)


def _spec(place: tuple[str, ...]) -> Spec:
    specs = TABLES[place[0]] if len(place) == 2 else TOP
    return next(one for one in specs if one.key == place[-1])


def _rows(value: object) -> list[Table]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


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
