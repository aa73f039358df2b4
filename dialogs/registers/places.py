"""Counties and municipalities, by number.

Counties changed in 2018, 2020 and 2024. Municipalities: 356 from 2020, 357 from 2024; the first two digits are the county.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from dialogs.errors import EngineError
from dialogs.registers.period import Entry, Register, read


class County(Entry):
    """A county: ``number`` has two digits, ``id`` is what a form's option is called, ``was`` what it was made of."""

    number: str
    id: str
    name: str
    was: tuple[str, ...] = ()


@cache
def _counties() -> Register[County]:
    data = read("counties")
    return Register(map(County.model_validate, data["counties"]), data["known_from"])


def counties(on: date) -> tuple[County, ...]:
    """Return the counties of a day, by number."""
    return _counties().on(on)


def county(number: str, on: date) -> County:
    """Return the county with a number; one of another time, where there is none on the day. EngineError where there never was."""
    return _best(tuple(each for each in _counties().entries if each.number == number), on, number)


def county_called(name: str, on: date) -> County:
    """Return the county that forms call by this ``id``; else as ``county``."""
    return _best(tuple(each for each in _counties().entries if each.id == name), on, name)


def _best(found: tuple[County, ...], on: date, wanted: str) -> County:
    """Return the one that counts on the day, else the last that had begun by then, else the first."""
    if not found:
        raise EngineError(f"there is no county {wanted!r}")
    day = _counties().since(on)
    begun = [each for each in found if each.valid_from <= on]
    return next((each for each in found if each.holds(day)), (begun or found[:1])[-1])


class Municipality(Entry):
    """A municipality under one number (301 is 0301). ``names``: its names in Sámi and Kven; ``was``: the number before."""

    number: int
    name: str
    names: tuple[str, ...] = ()
    was: int | None = None
    districts: bool = False

    @property
    def code(self) -> str:
        """The number's four characters."""
        return f"{self.number:04}"

    @property
    def county(self) -> str:
        """The number of its county."""
        return self.code[:2]


@cache
def _municipalities() -> Register[Municipality]:
    data = read("municipalities")
    return Register(map(Municipality.model_validate, data["municipalities"]), data["known_from"])


@cache
def _by_number() -> dict[int, Municipality]:
    return {each.number: each for each in _municipalities().entries}


def municipalities(on: date) -> tuple[Municipality, ...]:
    """Return those of a day, by number. Before 2020 the register says nothing: then those of 2020."""
    return _municipalities().on(on)


def since(on: date) -> date:
    """Return the first day of the table that counts on a day; it changes only where the numbers do."""
    return _municipalities().since(on)


def known(number: int) -> Municipality | None:
    """Return what has, or once had, this number."""
    return _by_number().get(number)


def municipality(number: int, on: date) -> Municipality:
    """Return what has this number on a day; what once had it, or will, where nothing has. EngineError where nothing ever had.

    A number is never given to another municipality, so that the day does not change what is found; ``current`` follows it.
    """
    del on
    found = known(number)
    if found is None:
        raise EngineError(f"there is no municipality {number:04}")
    return found


def current(number: int, on: date) -> tuple[Municipality, ...]:
    """Return what the municipality with this number is on a day: itself, under another number, several where it was split.

    >>> [each.code for each in current(1507, date(2026, 1, 1))], [each.code for each in current(3301, date(2021, 1, 1))]
    (['1508', '1580'], ['3005'])
    """
    found = known(number)
    if found is None:
        return ()
    day = since(on)
    return tuple(sorted((each for each in kin(found) if each.holds(day)), key=lambda each: each.number))


@cache
def kin(one: Municipality) -> frozenset[Municipality]:
    """Return the municipality itself, what it was before and what it became."""
    return frozenset((*_earlier(one), *_later(one)))


def _earlier(one: Municipality) -> Iterator[Municipality]:
    yield one
    if one.was is not None:
        yield from _earlier(_by_number()[one.was])


def _later(one: Municipality) -> Iterator[Municipality]:
    yield one
    for each in _successors().get(one.number, ()):
        yield from _later(each)


@cache
def _successors() -> dict[int, list[Municipality]]:
    found: dict[int, list[Municipality]] = {}
    for each in _municipalities().entries:
        if each.was is not None:
            found.setdefault(each.was, []).append(each)
    return found
