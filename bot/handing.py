"""A case is handed over to another seat: a one-time token, and what the one who uses it gets. Inside a transaction."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.seats import Seat
from bot.turning import address, as_text, sha256
from dialogs.session import Status
from storage import cases, handovers, locks
from storage.cases import CaseRow
from storage.errors import NoCaseError

LIFE = timedelta(minutes=15)
"""How long a token can be used."""


def offer(connection: Connection, seat: Seat, case: str, token: str, now: datetime) -> None:
    """Let whoever has this token have the case. NoCaseError when the seat has no such case."""
    if cases.load(connection, *address(seat), case).status == Status.DELETED:
        raise NoCaseError
    handovers.offer(connection, case, sha256(token), as_text(now + LIFE))


def accept(connection: Connection, seat: Seat, token: str, now: datetime) -> CaseRow | None:
    """Use up a token: the seat gets the case, and the others of its measure. None when it is unknown, used or expired."""
    taken = handovers.take(connection, sha256(token), as_text(now))
    if taken is None:
        return None
    case, measure = taken
    locks.office(connection, measure, address(seat))
    cases.sit(connection, *address(seat), case, as_text(now))
    cases.sit_behind(connection, *address(seat), case)
    return cases.find(connection, *address(seat), case)
