"""Drafts the database refused at lock: sealed, put where a disk takes them, found at unlock."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from journal_app.crypto.canonical import canonical
from journal_app.crypto.drafts import seal_draft, unseal_draft
from journal_app.crypto.keys import DataKey, KeyRefused
from journal_app.domain.asides import ASIDE_WORDS
from journal_app.domain.eraser import Eraser
from journal_app.domain.forgetting import Forgetting, spread
from journal_app.domain.vault import SealedDraft
from journal_app.errors import DiskRefused
from journal_app.files import make_folder, remove, replace_file

_MAGIC: Final = b"heartbeat-draft\n\x01"
_END: Final = ".draft"
_NAME_BYTES: Final = 16
_BIGGEST: Final = 64 * 1024 * 1024


def put_down(blob: bytes, folders: Sequence[Path]) -> bool:
    """Write a sealed draft to the first folder that takes it; False when none does."""
    # By chance alone, so that it replaces none and tells nothing of the page.
    name = os.urandom(_NAME_BYTES).hex() + _END
    for folder in folders:
        with contextlib.suppress(DiskRefused, OSError):
            make_folder(folder)
            replace_file(folder / name, blob)
            return True
    return False


class Drafts:
    """Seals and opens the drafts of one vault."""

    def __init__(self, *, key: DataKey, vault: str) -> None:
        self._key = key
        self._context = _MAGIC + bytes.fromhex(vault)

    def seal(self, draft: SealedDraft, folders: Sequence[Path]) -> bytes:
        """Seal a draft and write it to the first folder that takes it.

        A draft that waits already stays, also one of the same page.

        Returns:
            The file's bytes, to be kept in memory, when every folder refused; empty otherwise.
        """
        blob = self._sealed(draft)
        return b"" if put_down(blob, folders) else blob

    def _sealed(self, draft: SealedDraft) -> bytes:
        fields = {
            "entry": draft.entry,
            "night": draft.night,
            "text": draft.text,
            "sealed_at": draft.sealed_at.astimezone(UTC).isoformat(),
        }
        if draft.kind:
            fields["kind"] = draft.kind
        return self._context + seal_draft(self._key, canonical(fields), self._context)

    def find(self, folders: Sequence[Path], kept: Sequence[bytes]) -> tuple[SealedDraft, ...]:
        """Open what is in the folders or was kept in memory; oldest first, each once."""
        found = [draft for _, draft in self._files(folders)]
        for blob in kept:
            with contextlib.suppress(KeyRefused):
                found.append(self._open(blob))
        return tuple(sorted(set(found), key=lambda draft: draft.sealed_at))

    def forget(self, folders: Sequence[Path]) -> None:
        """Delete this vault's drafts. What does not open (another vault's, or damaged) stays."""
        for path, _ in tuple(self._files(folders)):
            remove(path)

    def erase(self, request: Forgetting, folders: Sequence[Path]) -> None:
        """Take words out of the drafts that wait, of the request's entry or of all.

        A page that never became an entry may be any; it counts as the request's. Each draft is
        replaced whole: a crash leaves it as it was or as it shall be.

        Raises:
            DiskRefused: A folder did not take the new draft; the old one stays.
        """
        own = Eraser(request.wordings, unfinished=True)
        others = Eraser(spread(request.wordings), unfinished=True)
        for path, draft in tuple(self._files(folders)):
            belongs = draft.entry in ("", request.entry)
            if request.everywhere or belongs:
                eraser = own if belongs else others
                text = _form_without(eraser, draft.text) if draft.kind else eraser.erase(draft.text)
                if text != draft.text:
                    replace_file(path, self._sealed(replace(draft, text=text)))

    def _files(self, folders: Sequence[Path]) -> Iterator[tuple[Path, SealedDraft]]:
        for folder in folders:
            for path in sorted(folder.glob(f"*{_END}")):
                with contextlib.suppress(KeyRefused, OSError):
                    with path.open("rb") as file:
                        blob = file.read(_BIGGEST)
                    yield path, self._open(blob)

    def _open(self, blob: bytes) -> SealedDraft:
        """Return the draft in a file's bytes. Raises ``KeyRefused``."""
        head, sealed = blob[: len(self._context)], blob[len(self._context) :]
        if head != self._context:
            raise KeyRefused
        fields = json.loads(unseal_draft(self._key, sealed, self._context))
        return SealedDraft(
            entry=fields["entry"],
            night=fields["night"],
            text=fields["text"],
            sealed_at=datetime.fromisoformat(fields["sealed_at"]),
            kind=fields.get("kind", ""),
        )


def _form_without(eraser: Eraser, text: str) -> str:
    """Take words out of each field of a form: in the JSON, a line's end stands as letters."""
    fields = json.loads(text)
    left = {
        name: eraser.erase(value) if name in ASIDE_WORDS else value
        for name, value in fields.items()
    }
    return text if left == fields else json.dumps(left, ensure_ascii=False)
