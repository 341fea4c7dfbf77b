"""Text and cells made fit for what they go into, and back."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from journal_app.domain.spreadsheets import unguarded
from journal_app.research.desk.qde import _escaped
from journal_app.research.desk.table_files import CsvFile
from journal_app.research.file_names import shown_name
from journal_app.research.text_cleaning import legal_in_xml

ANY = st.text(st.characters(), max_size=40)


@given(ANY)
def test_cleaned_text_is_legal_xml_and_keeps_its_positions(text: str) -> None:
    clean, count = legal_in_xml(text)
    read = etree.fromstring(f'<t a="{_escaped(clean)}">{_escaped(clean)}</t>'.encode())
    assert (read.text or "") == clean
    assert read.get("a") == clean
    assert "\r" not in clean
    assert not clean.startswith("\ufeff") or text.startswith("\ufeff\ufeff")
    assert clean.count("�") - text.count("�") == count
    assert legal_in_xml(clean.lstrip("\ufeff"))[0] == clean.lstrip("\ufeff")


def test_what_xml_forbids_is_replaced_one_for_one() -> None:
    assert legal_in_xml("\ufeffa\x00b\x0cc\ud83dd\uffffe\r\nf\rg") == ("a�b�c�d�e\nf\ng", 4)
    assert legal_in_xml("tab\tand\nline 🩺\u2028") == ("tab\tand\nline 🩺\u2028", 0)


@given(st.lists(ANY, min_size=2, max_size=4))
def test_csv_reads_back_as_it_was(texts: list[str]) -> None:
    cells = [legal_in_xml(text)[0] for text in texts]
    out = io.StringIO(newline="")
    file = CsvFile(out)
    file.write(cells)
    out.seek(0)
    [row] = csv.reader(out)
    assert [unguarded(cell) for cell in row] == cells
    assert file.guarded == sum(cell != was for cell, was in zip(row, cells, strict=True))


def test_numbers_and_truths_are_written_plainly() -> None:
    out = io.StringIO(newline="")
    CsvFile(out).write([True, False, None, 0, -3, 2.0, -2.5, "-2.5"])
    assert out.getvalue() == "1,0,,0,-3,2,-2.5,'-2.5\n"


def test_a_file_name_is_shown_without_what_a_terminal_obeys() -> None:
    assert shown_name("\x1b[2Jünd`|<b>\u202e.age") == "?[2Jünd???b>?.age"
    assert shown_name(" a\nb\t\udcff.age") == "a b ?.age"
    assert len(shown_name("a" * 300)) == 80
