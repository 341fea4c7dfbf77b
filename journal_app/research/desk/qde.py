"""The XML of a REFI-QDA project, written as it is made: nothing of it is held in memory.

Source: REFI-QDA Standard 1.5 and its schema Project.xsd (18 March 2019). Elements come in the
schema's order; QualCoder needs ``origin``, ``plainTextPath`` and names used once besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TextIO

from journal_app.research.desk.codes import Code
from journal_app.research.desk.guid import new_guid
from journal_app.research.text_cleaning import legal_in_xml

ORIGIN: Final = "Heartbeat"
CODER: Final = "Heartbeat"
"""The first user becomes the coder's name in QualCoder: nobody's name."""

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_ESCAPES: Final = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_ESCAPED: Final = re.compile('[&<>"\t\n\r]')

Value = str | int | bool

_ELEMENTS: Final[Mapping[type, tuple[str, str]]] = {
    str: ("Text", "TextValue"),
    int: ("Integer", "IntegerValue"),
    bool: ("Boolean", "BooleanValue"),
}


@dataclass(frozen=True, slots=True)
class DocumentVariable:
    """A variable of documents; its name is used once in a project and for nothing else."""

    name: str
    type: type
    label: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on part of a text, in Unicode code points from 0, the end not included."""

    start: int
    end: int
    code: Code


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a project, which lies in a file of its own.

    Attributes:
        name: Unique in the project and fit for a file's name.
        values: By variable; only those that are known.
    """

    guid: str
    name: str
    codings: tuple[Coding, ...]
    values: Mapping[str, Value]


class ProjectXml:
    """Writes one project: ``begin``, a ``document`` for each text, ``end``.

    Args:
        at: When the project is made; one moment for everything in it.
    """

    def __init__(self, out: TextIO, variables: Sequence[DocumentVariable], at: datetime) -> None:
        self._out = out
        self._variables = {variable.name: (variable, new_guid()) for variable in variables}
        self._user = new_guid()
        self._at = at.strftime("%Y-%m-%dT%H:%M:%SZ")

    def begin(self, name: str, codes: Sequence[Code]) -> None:
        """Write everything that comes before the texts."""
        self._line(
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<Project xmlns="{NAMESPACE}" name="{_escaped(name)}" origin="{ORIGIN}"'
            f' creatingUserGUID="{self._user}" creationDateTime="{self._at}">'
        )
        self._line(f'<Users><User guid="{self._user}" name="{CODER}"/></Users>')
        self._line("<CodeBook><Codes>")
        for line in _code_lines(codes):
            self._line(line)
        self._line("</Codes></CodeBook>")
        self._line("<Variables>")
        for variable, guid in self._variables.values():
            kind, _element = _ELEMENTS[variable.type]
            self._line(
                f'<Variable guid="{guid}" name="{_escaped(variable.name)}"'
                f' typeOfVariable="{kind}">{_description(variable.label)}</Variable>'
            )
        self._line("</Variables>")
        self._line("<Sources>")

    def document(self, document: Document) -> None:
        """Write one text's codes and values; the text itself lies in its own file."""
        self._line(
            f'<TextSource guid="{document.guid}" name="{_escaped(document.name)}"'
            f' plainTextPath="internal://{document.guid}.txt" {self._made("creatingUser")}>'
        )
        for coding in document.codings:
            self._line(
                f'<PlainTextSelection guid="{new_guid()}" startPosition="{coding.start}"'
                f' endPosition="{coding.end}" {self._made("creatingUser")}>'
                f'<Coding guid="{new_guid()}" {self._made("creatingUser")}>'
                f'<CodeRef targetGUID="{coding.code.guid}"/></Coding></PlainTextSelection>'
            )
        for name, value in document.values.items():
            variable, guid = self._variables[name]
            _kind, element = _ELEMENTS[variable.type]
            self._line(
                f'<VariableValue><VariableRef targetGUID="{guid}"/>'
                f"<{element}>{_plain(value)}</{element}></VariableValue>"
            )
        self._line("</TextSource>")

    def end(self, description: str) -> None:
        """Write everything that comes after the texts."""
        self._line("</Sources>")
        self._line(_description(description))
        self._line("</Project>")

    def _made(self, by: str) -> str:
        return f'{by}="{self._user}" creationDateTime="{self._at}"'

    def _line(self, line: str) -> None:
        self._out.write(line + "\n")


def _code_lines(codes: Sequence[Code]) -> Iterator[str]:
    for code in codes:
        codable = "true" if code.codable else "false"
        yield (
            f'<Code guid="{code.guid}" name="{_escaped(code.name)}" isCodable="{codable}"'
            f' color="{code.color}">{_description(code.description)}'
        )
        yield from _code_lines(code.inside)
        yield "</Code>"


def _description(text: str) -> str:
    return f"<Description>{_escaped(text)}</Description>"


def _plain(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _escaped(str(value))


def _escaped(text: str) -> str:
    legal, _count = legal_in_xml(text)
    return _ESCAPED.sub(lambda match: _ESCAPES[match[0]], legal)
