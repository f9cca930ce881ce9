"""Names of the blocks within which people are compared: the link room forms them, stores look them up.

``given FAMILY LETTER`` holds full names, ``person FAMILY`` a family name alone, ``organization NAME`` the
rest; ``FAMILY`` is the sound of the family name.
"""

from __future__ import annotations

from functools import lru_cache


def alone_in(family: str) -> str:
    """The block of a family name alone."""
    return f"person {family}"


def is_alone(block: str) -> bool:
    """Is it the block of a family name alone?"""
    return block.startswith("person ")


@lru_cache(maxsize=1 << 13)
def family_of(block: str) -> str | None:
    """The family whose blocks tell whom a family name alone means; None for organizations.

    >>> family_of("given klntn v"), family_of("person klntn"), family_of("organization who")
    ('klntn', 'klntn', None)
    """
    kind, _, rest = block.partition(" ")
    return None if kind == "organization" else rest.partition(" ")[0]


def family_in_full(block: str) -> str | None:
    """The family of a block of full names; None for a family name alone and for organizations."""
    return None if is_alone(block) else family_of(block)


__all__ = ["alone_in", "family_in_full", "family_of", "is_alone"]
