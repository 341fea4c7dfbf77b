"""The questions for the kinds of data that a study asks for, and for its questionnaires."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from journal_app.cli.study_answers import Answers, GoBack, shown
from journal_app.cli.study_steps import Step
from journal_app.domain.studies import DataItem
from journal_app.errors import WorldError
from journal_app.research.questionnaire_file import read_questionnaire_at
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_schema import Kind
from journal_app.sentences import study_faults
from journal_app.sentences import study_questions as words
from journal_app.sentences.problems import problem

Table = dict[str, object]
Reason = Callable[[Table, DataItem], Step]


class DataSteps:
    """Makes the questions for kinds of data.

    Args:
        values: The answers so far, which grow.
        answers: Where questions are written and answers read.
        keep: Called after each answer, to keep the draft.
        reason: Makes the question why a kind of data is needed, which is put into its row.
    """

    def __init__(
        self, values: Table, *, answers: Answers, keep: Callable[[], None], reason: Reason
    ) -> None:
        self._values = values
        self._answers = answers
        self._keep = keep
        self._reason = reason
        rows = {str(row.get("item")): row for row in rows_in(values.get("ask"))}
        self._rows = {item: rows.get(item.value, {"item": item.value}) for item in DataItem}
        self._wanted = {item: item.value in rows for item in DataItem} if rows else {}
        values["questionnaire"] = [
            row for row in rows_in(values.get("questionnaire")) if len(row) == 2
        ]
        self._enough = bool(values["questionnaire"])

    def steps(self, *, weeks: bool) -> Iterator[Step]:
        """Yield the questions.

        Args:
            weeks: The study asks for weeks of the rotation, which need the rotation.
        """
        if weeks:
            self._wanted[DataItem.ROTATION] = True
        asked = [
            item
            for item in DataItem
            if not (weeks and item is DataItem.ROTATION)
            and not (item is DataItem.PROMPTS and not self._wanted.get(DataItem.TEXT))
        ]
        for item in asked:
            yield Step(
                key=("wants", item.value),
                label=words.wants(item),
                ask=partial(self._ask_wants, item),
                fits=partial(self._wanted.__contains__, item),
                answer=lambda item=item: shown(self._wanted.get(item, False)),  # type: ignore[misc] # bound now
            )
        if not all(item in self._wanted for item in asked):
            return
        wanted = [item for item in DataItem if self._wants(item)]
        self._values["ask"] = [self._rows[item] for item in wanted]
        for item in wanted:
            yield self._reason(self._rows[item], item)
        if DataItem.QUESTIONNAIRES in wanted:
            yield from self._questionnaires()
        else:
            self._values["questionnaire"] = []

    def _wants(self, item: DataItem) -> bool:
        if item is DataItem.PROMPTS and not self._wanted.get(DataItem.TEXT):
            return False
        return self._wanted.get(item, False)

    def _ask_wants(self, item: DataItem) -> bool:
        self._wanted[item] = self._answers.yes(
            words.wants(item), usual=self._wanted.get(item, False)
        )
        return True

    def _questionnaires(self) -> Iterator[Step]:
        rows = rows_in(self._values.get("questionnaire"))
        for number, row in enumerate(rows or [{}]):
            yield Step(
                key=("questionnaire", number),
                label=words.questionnaire(),
                ask=partial(self._ask_file, number),
                fits=partial(bool, row),
                answer=partial(str, row.get("id", "")),
            )
        if rows:
            yield Step(
                key=("more questionnaires",),
                label=words.one_more_questionnaire(),
                ask=self._ask_more,
                fits=lambda: self._enough,
                answer=lambda: shown(value=False),
            )

    def _ask_more(self) -> bool:
        self._enough = not self._answers.yes(words.one_more_questionnaire(), usual=False)
        if not self._enough:
            try:
                self._ask_file(len(rows_in(self._values["questionnaire"])))
            except GoBack:
                return False
        return self._enough

    def _ask_file(self, number: int) -> bool:
        """Ask until a file is named that can be read; False, and not kept, when it is there."""
        row = self._file()
        rows = rows_in(self._values.get("questionnaire"))
        others = [one for at, one in enumerate(rows) if at != number]
        if row["id"] in {one["id"] for one in others}:
            self._answers.say(study_faults.answer_amiss(StudyFault.DUPLICATE, {}))
            return False
        rows[number : number + 1] = [row]
        self._values["questionnaire"] = rows
        self._keep()
        return True

    def _file(self) -> Table:
        self._answers.say(words.questionnaire())
        while True:
            try:
                found = read_questionnaire_at(Path(self._answers.read(Kind.LINE) or ""))[1]
            except WorldError as error:
                self._answers.say(problem(error))
            else:
                self._answers.say(words.questionnaire_found(found.id, found.version, found.title))
                return {"id": found.id, "sha256": found.sha256}


def rows_in(value: object) -> list[Table]:
    """Return the tables in a list of tables."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
