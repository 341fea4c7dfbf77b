"""Which of the study's groups a rotation belongs to, and when a group is too small to be named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.ids import RotationId
from journal_app.domain.studies import OTHER_GROUP, SmallGroups
from journal_app.sentences import research_review as words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choices import Dropdown
from journal_app.ui.widgets.labels import Body, Heading, Muted
from journal_app.ui.widgets.surfaces import Card
from journal_app.words import tr


@dataclass(frozen=True, slots=True)
class PickRotation:
    """A rotation some offered night lies in.

    Attributes:
        group: The study's group that fits it by name, or ``OTHER_GROUP``.
    """

    id: RotationId
    name: str
    group: str


class GroupCard(Card):
    """A list of groups for each rotation, with a sentence where the group is not named.

    Attributes:
        changed: A rotation belongs to another group now.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        theme: Theme,
        small: SmallGroups,
        rotations: Sequence[PickRotation],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme=theme, parent=parent)
        self.setObjectName("picking-groups")
        self._small = small
        self._lists: dict[RotationId, Dropdown] = {}
        self._sentences: dict[RotationId, Muted] = {}
        self.body.addWidget(Heading(words.groups_title(), theme=theme))
        self.body.addWidget(Muted(words.groups_about(), theme=theme, small=True))
        names = [*(group.name for group in small.groups), OTHER_GROUP]
        items: list[tuple[str, object]] = [(words.group_name(name), name) for name in names]
        for rotation in rotations:
            self._add(rotation, items, theme=theme)

    def groups(self) -> dict[RotationId, str]:
        """Return the group of each rotation, as it is chosen and not yet coarsened."""
        return {rotation: str(chosen.value()) for rotation, chosen in self._lists.items()}

    def set_groups(self, groups: dict[RotationId, str]) -> None:
        """Choose groups that were chosen before."""
        for rotation, name in groups.items():
            if rotation in self._lists:
                self._lists[rotation].set_value(name)
                self._say(rotation)

    def sentence(self, rotation: RotationId) -> str:
        """Return what is said under a rotation's list; "" when its group is named."""
        label = self._sentences[rotation]
        return label.text() if not label.isHidden() else ""

    def _add(
        self, rotation: PickRotation, items: Sequence[tuple[str, object]], *, theme: Theme
    ) -> None:
        name = Body(rotation.name, theme=theme)
        name.setObjectName("picking-rotation")
        chosen = Dropdown(
            theme=theme, name=tr("Group for {rotation}", rotation=rotation.name), items=items
        )
        chosen.setObjectName("picking-group")
        chosen.set_value(rotation.group)
        sentence = Muted("", theme=theme, small=True)
        sentence.setObjectName("picking-small-group")
        for widget in (name, chosen, sentence):
            self.body.addWidget(widget)
        self._lists[rotation.id], self._sentences[rotation.id] = chosen, sentence
        chosen.currentIndexChanged.connect(lambda _index: self._changed(rotation.id))
        self._say(rotation.id)

    def _changed(self, rotation: RotationId) -> None:
        self._say(rotation)
        self.changed.emit()

    def _say(self, rotation: RotationId) -> None:
        name = str(self._lists[rotation].value())
        text = ""
        if name == OTHER_GROUP:
            text = words.is_other()
        elif self._small.shown(name) == OTHER_GROUP:
            text = words.becomes_other(words.group_name(name), self._small.k)
        self._sentences[rotation].setText(text)
        self._sentences[rotation].setVisible(bool(text))
