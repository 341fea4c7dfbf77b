"""What Support, its cards on Tonight and its part of Settings are handed of an open journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journal_app.clock import Clock
from journal_app.services.asides import Asides
from journal_app.services.contacts import ContactService
from journal_app.services.hard_nights import HardNightsService
from journal_app.services.heavy_words import HeavyWords
from journal_app.services.school_lines import SchoolLines
from journal_app.services.settings import SettingsService
from journal_app.services.shown_contacts import ShownContactsFile
from journal_app.services.support import SupportService
from journal_app.services.support_offer import SupportOffer
from journal_app.ui.jobs import Jobs

if TYPE_CHECKING:
    from journal_app.domain.ports import OpenVault


@dataclass(frozen=True, slots=True)
class SupportKit:
    """The worker, and the services of support over the open journal.

    Attributes:
        lines: The lines that ship.
        shown: The file of contacts that can be read before unlocking.
        asides: What was typed into forms and not kept.
    """

    jobs: Jobs
    lines: SupportService
    shown: ShownContactsFile
    contacts: ContactService = field(repr=False)
    school: SchoolLines = field(repr=False)
    hard_nights: HardNightsService = field(repr=False)
    heavy_words: HeavyWords = field(repr=False)
    offer: SupportOffer = field(repr=False)
    asides: Asides = field(repr=False)

    @classmethod
    def over(
        cls,
        vault: OpenVault,
        *,
        jobs: Jobs,
        clock: Clock,
        lines: SupportService,
        shown: ShownContactsFile,
    ) -> SupportKit:
        """Return the kit of an open journal."""
        contacts, heavy_words = ContactService(vault, shown), HeavyWords(vault)
        return cls(
            jobs=jobs,
            lines=lines,
            shown=shown,
            contacts=contacts,
            school=SchoolLines(vault, lines),
            hard_nights=HardNightsService(vault),
            heavy_words=heavy_words,
            offer=SupportOffer(
                heavy_words=heavy_words,
                contacts=contacts,
                settings=SettingsService(vault),
                support=lines,
            ),
            asides=Asides(vault, clock),
        )
