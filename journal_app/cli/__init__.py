"""The command line: the same services as the window, for people who script and for support."""

from journal_app.cli.main import main

__all__ = ["main"]
