"""The county governors and the directorate: whom filings go to, what they are called, and where their mailbox is.

An operator's corrections (``dialogs.corrections``) act on what an office is from its last change on.
"""

from datetime import date
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from dialogs.corrections import OfficeCorrection, current
from dialogs.errors import EngineError
from dialogs.language import Language
from dialogs.registers.period import Entry, Register, read

Some = TypeVar("Some", bound="Office")
UNCORRECTED = OfficeCorrection()


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Names(_Frozen):
    """A name in running text, in each language."""

    nn: str
    nb: str

    def of(self, language: Language) -> str:
        """Return the one in a language."""
        return self.nn if language is Language.NYNORSK else self.nb


class Office(_Frozen):
    """A receiver of filings. ``verified``: a public source, or the operator, has confirmed the mailbox."""

    orgnr: str
    name: Names
    mailbox: str | None = None
    verified: bool = False


class Governor(Office):
    """A county governor: ``own`` is the language that the office writes its own name in, ``counties`` those of all reforms."""

    own: Language
    counties: tuple[str, ...]

    @property
    def own_name(self) -> str:
        """The name as the office writes it."""
        return self.name.of(self.own)


class _Title(Entry):
    nn: str
    nb: str


class _Area(Entry):
    area: str
    mailbox: str | None = None
    verified: bool = False


class _Source(_Frozen):
    """A county governor as the file has it."""

    orgnr: str
    own: Language
    counties: tuple[str, ...]
    areas: tuple[_Area, ...]


@cache
def _titles() -> Register[_Title]:
    data = read("governors")
    return Register(map(_Title.model_validate, data["titles"]), data["known_from"])


@cache
def _sources() -> tuple[tuple[_Source, Register[_Area]], ...]:
    data = read("governors")
    sources = map(_Source.model_validate, data["governors"])
    return tuple((each, Register(each.areas, data["known_from"])) for each in sources)


def governors(on: date = date.max) -> tuple[Governor, ...]:
    """Return the county governors as they are on a day, or are now; until 2020 they are called fylkesmann."""
    (title,) = _titles().on(on)
    return tuple(
        _governor(source, area, title, _correction(source.orgnr)) for source, areas in _sources() for area in areas.on(on)
    )


@cache
def governor_numbers() -> frozenset[str]:
    """Return the organisation numbers of all county governors, of any day: no correction changes them."""
    return frozenset(source.orgnr for source, _ in _sources())


def governor_of(county_number: str, on: date) -> Governor:
    """Return the one that a county belongs to. EngineError where there never was such a county."""
    for each in governors(on):
        if county_number in each.counties:
            return each
    raise EngineError(f"there is no county {county_number!r}")


def directorate() -> Office:
    """Return the directorate: Arbeids- og velferdsdirektoratet."""
    return _directorate(_correction(_directorate(UNCORRECTED).orgnr))


def _correction(orgnr: str) -> OfficeCorrection:
    return current().governors.get(orgnr, UNCORRECTED)


@cache
def _governor(source: _Source, area: _Area, title: _Title, correction: OfficeCorrection) -> Governor:
    name = Names(nn=title.nn.format(area=area.area), nb=title.nb.format(area=area.area))
    plain = Governor(
        orgnr=source.orgnr, name=name, mailbox=area.mailbox, verified=area.verified, own=source.own, counties=source.counties
    )
    return _corrected(plain, correction) if area.valid_to == date.max else plain


@cache
def _directorate(correction: OfficeCorrection) -> Office:
    return _corrected(Office.model_validate(read("governors")["directorate"]), correction)


def _corrected(office: Some, correction: OfficeCorrection) -> Some:
    name = Names(nn=correction.name.nn, nb=correction.name.nb) if correction.name else office.name
    mailbox = correction.mailbox or office.mailbox
    verified = office.verified or correction.mailbox is not None
    return office.model_copy(update={"name": name, "mailbox": mailbox, "verified": verified})
