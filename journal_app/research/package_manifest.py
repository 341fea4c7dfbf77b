"""The manifest of a package: what it is, whose it is, and the hash of everything in it.

It holds no clock time, no zone, and nothing of program, computer or person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from journal_app.domain.packages import PackageContents, Withdrawal
from journal_app.research.package_members import canonical
from journal_app.research.plain_zip import Member

FORMAT: Final = "heartbeat-package"
FORMAT_VERSION: Final = 1
PACKAGE: Final = "package"
WITHDRAWAL: Final = "withdrawal"


def package_manifest(contents: PackageContents, public: bytes, members: Sequence[Member]) -> bytes:
    """Return a package's manifest.

    Args:
        public: The participant's public signing key, 32 bytes.
        members: Everything else in the package but the signature.
    """
    totals = contents.totals
    fields: dict[str, object] = {
        **_head(PACKAGE, contents.participant, public),
        "study": {
            "id": contents.study,
            "version": contents.study_version,
            "sha256": contents.study_sha256,
        },
        "package": contents.package,
        "sequence": contents.sequence,
        "small_groups_k": contents.k,
        "counts": {
            "nights": len(contents.nights),
            "entries": len(contents.entries),
            "questionnaires": len(contents.answers),
        },
        "members": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in members
        ],
    }
    if totals is not None:
        fields["totals"] = {
            "eligible": totals.eligible,
            "rated": totals.rated,
            "withheld": totals.withheld,
        }
    return canonical(fields)


def withdrawal_manifest(withdrawal: Withdrawal, public: bytes) -> bytes:
    """Return the manifest of a notice of withdrawal, which is all of it but the signature."""
    return canonical(
        {
            **_head(WITHDRAWAL, withdrawal.participant, public),
            "study": {"id": withdrawal.study},
            "packages": list(withdrawal.packages),
        }
    )


def _head(kind: str, participant: str, public: bytes) -> Mapping[str, object]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": kind,
        "participant": participant,
        "public_key": public.hex(),
    }
