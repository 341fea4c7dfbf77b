"""Packs in Settings > Prompts: shown whole, brought in, switched off, removed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from journal_app.domain.ids import PackId
from journal_app.services.packs import PackService
from journal_app.ui.settings.prompts import PromptsSection
from tests.prompts.packs import EXAMPLE, pack_file, write_pack
from tests.ui.settings.press import (
    press,
    said,
    visible_buttons,
    words_shown,
)
from tests.ui.settings.prompts_place import Place, bring, pack_text, wanted

# Packs


def test_a_pack_is_shown_whole_and_brought_in_only_then(
    section: PromptsSection, packs: PackService
) -> None:
    bring(section, EXAMPLE)
    shown = words_shown(section)
    assert "Made by: The reflection group at Lakeside, an invented medical school" in shown
    assert any("Tuesday group of students" in line for line in shown)
    assert "12 prompts and 2 care lines" in shown
    assert "Light 8 · Some thought 4" in shown
    whole = pack_text(section)
    for prompt in packs.preview(EXAMPLE).pack.prompts:
        assert prompt.text in whole
    assert "Bring a chair to somebody who stands." in whole
    assert "Write one" not in visible_buttons(section)
    press(section, "Not now")
    assert pack_text(section) == ""
    assert "Write one" in visible_buttons(section)
    assert packs.packs() == ()
    bring(section, EXAMPLE)
    press(section, "Bring it in")
    assert "“Lakeside evenings” is in your journal." in said(section)
    assert any(
        "12 prompts and 2 care lines · brought in on" in line for line in words_shown(section)
    )


def test_an_update_says_so_and_the_same_file_is_not_brought_in_twice(
    section: PromptsSection, packs: PackService, tmp_path: Path
) -> None:
    path = write_pack(tmp_path, pack_file())
    bring(section, path)
    press(section, "Bring it in")
    bring(section, path)
    assert "This very file is in your journal already." in words_shown(section)
    assert "Bring it in" not in visible_buttons(section)
    press(section, "Put it away")
    bring(section, write_pack(tmp_path, pack_file(title="Tuesdays, again", origin="Someone else")))
    shown = words_shown(section)
    assert any(line.startswith("An update: it takes the place of a pack") for line in shown)
    assert (
        "Now in your journal: “Tuesday evenings”, made by: The reflection group at Lakeside"
        in shown
    )
    press(section, "Bring it in")
    assert [one.title for one in packs.packs()] == ["Tuesdays, again"]


def test_a_pack_is_switched_off_and_removed(
    section: PromptsSection, place: Place, tmp_path: Path
) -> None:
    bring(section, write_pack(tmp_path, pack_file()))
    press(section, "Bring it in")
    press(section, "Draw from “Tuesday evenings”")
    assert wanted(place).packs_off == {PackId("lakeside-tuesdays")}
    press(section, "Role models: Often")
    assert wanted(place).packs_off == {PackId("lakeside-tuesdays")}
    press(section, "Remove “Tuesday evenings”")
    assert "What you wrote stays" in said(section)
    assert len(place.vault.prompts.packs()) == 1
    press(section, "Remove it")
    assert place.vault.prompts.packs() == ()
    assert wanted(place).packs_off == frozenset()


def test_a_bad_pack_is_refused_beside_its_name(
    section: PromptsSection, packs: PackService, tmp_path: Path
) -> None:
    bring(section, write_pack(tmp_path, pack_file(title="Tue\\u202eseve")))
    assert said(section).startswith("pack.toml was not brought in because of line 6:")
    bring(section, tmp_path / "gone.toml")
    assert "cannot be found" in said(section)
    assert pack_text(section) == ""
    assert packs.packs() == ()


def test_a_stranger_s_words_are_never_markup_or_a_link(
    section: PromptsSection, tmp_path: Path
) -> None:
    tagged = "<b>bold</b> <a href='file:///x'>here</a>"
    asked = ["<img src='file:///x'> Who sat down today?"]
    text = pack_file(title=tagged, origin=tagged, about=tagged, asked=asked)
    bring(section, write_pack(tmp_path, text))
    assert asked[0] in pack_text(section)
    press(section, "Bring it in")
    holding = [one for one in section.findChildren(QLabel) if "<b>" in one.text()]
    assert holding
    for label in holding:
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert not label.openExternalLinks()
    assert any(tagged in label.text() for label in holding if label.isVisible())


def test_the_chooser_of_files_is_no_dialog_in_the_way(section: PromptsSection) -> None:
    press(section, "Bring a pack")
    chooser = section.findChild(QFileDialog)
    assert chooser is not None
    assert not chooser.isModal()
    chooser.fileSelected.emit(str(EXAMPLE))
    chooser.close()
    assert "Lakeside evenings" in words_shown(section)
