"""Settings: what this program is, what it promises, and whose work it stands on."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from journal_app import __version__
from journal_app.ui.settings.kit import Kit
from journal_app.ui.settings.section import Section, line
from journal_app.ui.widgets.labels import Body
from journal_app.words import tr

# Names and licences as their own packages state them.
WORKS: Final = (
    ("Spectral", "SIL Open Font License 1.1"),
    ("Inter", "SIL Open Font License 1.1"),
    ("Qt · PySide6", "LGPL 3.0"),
    ("SQLCipher · sqlcipher3", "BSD-3-Clause · zlib"),
    ("SQLModel · SQLAlchemy · pydantic", "MIT"),
    ("cryptography", "Apache-2.0 · BSD-3-Clause"),
    ("NumPy", "BSD-3-Clause"),
    ("platformdirs · tzlocal", "MIT"),
    ("tzdata", "Apache-2.0"),
    ("pyrage · age", "MIT · MIT or Apache-2.0"),
    ("TextBlob · joblib", "MIT · BSD-3-Clause"),
    ("NLTK · regex", "Apache-2.0 · Apache-2.0 and CNRI-Python"),
    ("tqdm", "MPL-2.0 and MIT"),
    ("click · cloudpickle · defusedxml", "BSD-3-Clause · BSD-3-Clause · PSF"),
    ("all-MiniLM-L6-v2 · MiniLM", "Apache-2.0 · MIT"),
    ("SCOWL · GeoNames", "its own, permissive · CC BY 4.0"),
)


class AboutSection(Section):
    """Version, promises, licences."""

    def __init__(self, *, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, parent=parent)
        self.setObjectName("about")
        about = self.add_card(
            tr("Heartbeat {version}", version=__version__),
            tr("A journal for the nights of clinical training. Licensed under Apache-2.0."),
        )
        for promise in _promises():
            about.body.addWidget(Body(promise, theme=self.theme))
        works = self.add_card(tr("It stands on"))
        for name, licence in WORKS:
            work = line(name, licence, theme=self.theme)
            work.setObjectName("work")
            works.body.addWidget(work)
        self.column.addStretch(1)


def _promises() -> tuple[str, ...]:
    return (
        tr("What you write stays on this computer. Heartbeat opens no network connection."),
        tr("Nobody reads it, so nobody will come because of something you wrote. In need, ring."),
        tr("Forget the passphrase and lose the recovery sheet, and the journal is lost."),
        tr("Encryption is not legal privilege: if asked for this journal, get advice first."),
        tr("The ratings are your own, in our own wording. They are no diagnosis."),
    )
