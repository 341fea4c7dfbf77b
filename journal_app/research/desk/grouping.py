"""The small-group rule over the pool: a group that few of the participants share is not named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.domain.studies import OTHER_GROUP, SmallGroups, Study
from journal_app.research.desk.pool import Pool


@dataclass(frozen=True, slots=True)
class Coarsened:
    """What the rule did.

    Attributes:
        k: Fewest participants of a group that is named.
        groups: Groups of the study that became "Other" because too few of the pool share them.
        nights: How many nights that were.
        suppressed: Nights that bear no group at all, because too few share "Other".
    """

    k: int
    groups: tuple[str, ...] = ()
    nights: int = 0
    suppressed: int = 0


class GroupRule:
    """The strictest reading of the versions of a study that are in use.

    The names are those of the newest version; a group is named only where every version that
    lists it lets it be, and ``k`` is the largest of all.
    """

    def __init__(self, studies: Sequence[Study]) -> None:
        newest = max(studies, key=lambda study: study.version)
        self.k = max(study.small_groups.k for study in studies)
        rules = [study.small_groups for study in studies]
        self.names = tuple(
            group.name
            for group in newest.small_groups.groups
            if group.name != OTHER_GROUP
            and group.size >= self.k
            and all(_allows(rule, group.name) for rule in rules)
        )

    def shown(self, name: str) -> str:
        """Return a group's name, or ``OTHER_GROUP`` for one that is small or not listed."""
        return name if name in self.names else OTHER_GROUP

    def apply(self, pool: Pool) -> Coarsened:
        """Take the names of groups out that fewer than ``k`` participants of the pool share."""
        sizes = pool.group_sizes()
        small = [name for name in self.names if 0 < sizes.get(name, 0) < self.k]
        nights = sum(pool.rename_group(name, OTHER_GROUP) for name in small)
        suppressed = 0
        if 0 < pool.group_sizes().get(OTHER_GROUP, 0) < self.k:
            suppressed = pool.rename_group(OTHER_GROUP, None)
        return Coarsened(self.k, tuple(small), nights, suppressed)


def _allows(rule: SmallGroups, name: str) -> bool:
    listed = any(group.name == name for group in rule.groups)
    return not listed or rule.shown(name) == name
