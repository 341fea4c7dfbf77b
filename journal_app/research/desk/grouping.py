"""The small-group rule over the pool: a group that few of the participants share is not named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal_app.domain.studies import OTHER_GROUP, SmallGroups, Study
from journal_app.research.desk.pool import Pool


@dataclass(frozen=True, slots=True)
class Coarsened:
    """What the rule did, and nothing that tells which groups or how many nights it was.

    Attributes:
        k: Fewest participants of a group that is named.
        folded: Groups became "Other" because too few of the pool share them, or because "Other"
            would otherwise have been too few.
        left_out: No night bears a group, because not even all of them together are ``k``.
    """

    k: int
    folded: bool = False
    left_out: bool = False


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
        """Let no group stand that fewer than ``k`` participants of the pool share.

        Small groups become "Other". While "Other" is itself small, the smallest group that still
        has its name joins it: a group left empty next to full ones would tell who is in it. When
        no name is left and it is still small, no night has a group.
        """
        folded = self._fold_small(pool)
        while 0 < (sizes := pool.group_sizes()).get(OTHER_GROUP, 0) < self.k:
            named = [name for name in self.names if name in sizes]
            if not named:
                pool.rename_group(OTHER_GROUP, None)
                return Coarsened(self.k, left_out=True)
            pool.rename_group(min(named, key=lambda name: sizes[name]), OTHER_GROUP)
            folded = True
        return Coarsened(self.k, folded=folded)

    def _fold_small(self, pool: Pool) -> bool:
        sizes = pool.group_sizes()
        small = [name for name in self.names if 0 < sizes.get(name, 0) < self.k]
        for name in small:
            pool.rename_group(name, OTHER_GROUP)
        return bool(small)


def _allows(rule: SmallGroups, name: str) -> bool:
    listed = any(group.name == name for group in rule.groups)
    return not listed or rule.shown(name) == name
