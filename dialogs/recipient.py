"""Whom a filing goes to, and who gets a copy, by the day that counts.

The municipality's county has a county governor (R7.1). A national trial is the directorate's: the application, and what belongs
to the payment (R5.5, R7.6, R8.6, R10.5). Repayment goes to the directorate, with a copy to the county governor (R10.4); a report,
of a trial too, to the county governor, with a copy to the directorate (R11.1).
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from dialogs import registers
from dialogs.form import Destination, Field, Form, Kind
from dialogs.prompts import Value
from dialogs.registers import Names, Office

CITES = ("R5.5", "R7.1", "R7.6", "R8.6", "R10.4", "R10.5", "R11.1")
"""The points that act here."""

TRIAL, YES = "national_trial", "yes"
COUNTY = "county"
REPORT = "report"


To: TypeAlias = Literal["governor", "directorate"]


class Receiver(BaseModel):
    """An office as it is called on the day; its mailbox where that is known, and whether anybody has confirmed it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: To
    orgnr: str
    name: Names
    mailbox: str | None = None
    verified: bool = False


class Recipient(Receiver):
    """Whom a filing goes to, and who gets a copy of it."""

    copies: tuple[Receiver, ...] = ()


def recipient(form: Form, values: Mapping[str, Value], on: date) -> Recipient | None:
    """Return whom a filing with these answers goes to; None where it stays with the office, or the place is not answered yet."""
    if form.recipient is Destination.NONE:
        return None
    county = _county(form, values, on)
    governor = _received("governor", registers.governor_of(county, on)) if county else None
    directorate = _received("directorate", registers.directorate())
    if form.text == REPORT:
        return _sent(governor, directorate)
    if form.recipient is Destination.DIRECTORATE:
        return _sent(directorate, governor)
    return _sent(directorate if _is_trial(form, values) else governor)


def _is_trial(form: Form, values: Mapping[str, Value]) -> bool:
    return _chosen(form.fields.get(TRIAL), values) == YES


def _county(form: Form, values: Mapping[str, Value], on: date) -> str | None:
    """Return the number of the municipality's county, or of the one that was chosen."""
    chosen = _chosen(form.fields.get(COUNTY), values)
    if chosen is not None:
        return registers.county_called(chosen, on).number
    for name, field in form.fields.items():
        value = values.get(name)
        if field.kind is Kind.MUNICIPALITY and isinstance(value, int):
            return registers.municipality(value, on).county
    return None


def _chosen(field: Field | None, values: Mapping[str, Value]) -> str | None:
    """Return the name of the option that was chosen."""
    value = values.get(field.id) if field else None
    return field.option(value).name if field and isinstance(value, int) else None


def _received(to: To, office: Office) -> Receiver:
    return Receiver(to=to, orgnr=office.orgnr, name=office.name, mailbox=office.mailbox, verified=office.verified)


def _sent(to: Receiver | None, *copies: Receiver | None) -> Recipient | None:
    """Put them together, as far as they are known."""
    return Recipient(**dict(to), copies=tuple(each for each in copies if each)) if to else None
