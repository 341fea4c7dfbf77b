"""The command with which an author checks prompt files and packs; it needs no journal."""

from __future__ import annotations

import sys
from argparse import Namespace

from journal_app.prompts.author_check import look_at
from journal_app.prompts.library import PromptLibrary
from journal_app.sentences.prompt_figures import report


def prompts(options: Namespace) -> int:
    """Print what the files hold and every fault with its line; 1 when there is a fault."""
    looked = look_at(options.files, PromptLibrary().prompts)
    for line in report(looked):
        sys.stdout.write(line + "\n")
    return 1 if looked.faults else 0
