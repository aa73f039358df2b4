"""Registers of places and offices: counties, county governors, municipalities, each entry with the days that it holds for.

The data stand in the YAML files here, with their source. Days outside what is known take the nearest table that is; nothing
crashes for a day. Read once, when first asked for.
"""

from dialogs.registers.offices import Governor, Names, Office, directorate, governor_numbers, governor_of, governors
from dialogs.registers.places import (
    County,
    Municipality,
    counties,
    county,
    county_called,
    current,
    kin,
    known,
    municipalities,
    municipality,
    since,
)

__all__ = [
    "County",
    "Governor",
    "Municipality",
    "Names",
    "Office",
    "counties",
    "county",
    "county_called",
    "current",
    "directorate",
    "governor_numbers",
    "governor_of",
    "governors",
    "kin",
    "known",
    "municipalities",
    "municipality",
    "since",
]
