"""The points of the regulation of 2016 («regelverket», kap. 0621 post 63), and what each has to be here: ``points.yaml``.

R11.4 stands in pkt. 11. Where each really acts, ``vegvisar rules`` works out from forms, rules and modules.
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from ruamel.yaml import YAML


class Role(StrEnum):
    """What a point is in the product."""

    HARD = "hard"
    """A check: what breaks it is not accepted."""
    REQUIRED = "required"
    """A hard check of another kind: an answer has to be given."""
    SOFT = "soft"
    """A warning, confirmed with a reason."""
    QUESTION = "question"
    """A question asks for it."""
    GUIDANCE = "guidance"
    """It is told where it matters."""
    RECIPIENT = "recipient"
    """It decides whom a filing goes to."""
    DOCUMENT = "document"
    """It is part of the document."""
    GATE = "gate"
    """A check across filings, or against a deadline."""
    AUTHORITIES = "authorities"
    """It binds the authorities alone: told as what happens next."""
    YEAR = "year"
    """A year's settings hold it."""
    FILING = "filing"
    """A filing, or a part of one, is there for its sake."""
    CALCULATION = "calculation"
    """Something is worked out and told."""
    EDITION = "edition"
    """It is why forms have editions."""


def _read(path: Path) -> dict[str, tuple[Role, ...]]:
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return {point: tuple(map(Role, roles)) for point, roles in data.items()}


ROLES: Mapping[str, tuple[Role, ...]] = _read(Path(__file__).with_name("points.yaml"))
POINTS = tuple(ROLES)


def part(point: str) -> str:
    """Return the part of the regulation that a point stands in, as people cite it; "" for what stands above them all.

    >>> part("R7.4a"), part("R0")
    ('7', '')
    """
    return point.removeprefix("R").partition(".")[0] if "." in point else ""
