"""Everything that is drawn: the only package, besides ``app``, that imports PySide6."""
