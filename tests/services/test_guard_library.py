"""What reading needs is loaded once, whoever asks."""

from __future__ import annotations

import gc

from journal_app.privacy.lexicon import Lexicon
from journal_app.privacy.tagger.tagger import Tagger
from journal_app.services.guard_library import GuardLibrary
from journal_app.services.privacy_tools import load_tools


def alive(kind: type) -> int:
    """Count the instances of a class that somebody holds."""
    gc.collect()
    return sum(type(each) is kind for each in gc.get_objects())


def test_guard_second_reader_and_copies_share_lists_and_model() -> None:
    lists, models = alive(Lexicon), alive(Tagger)
    library = GuardLibrary()
    library.tools(), library.second()
    export = library.export()
    assert export.finder.complete is (library.second() is not None)
    assert library.export() is export
    assert (alive(Lexicon) - lists, alive(Tagger) - models) == (1, int(export.finder.complete))


def test_tools_of_the_command_line_hold_one_copy_of_the_lists() -> None:
    before = alive(Lexicon)
    tools = load_tools()
    assert tools.lexicon.flags("anna")
    assert alive(Lexicon) - before == 1
