"""E-mail addresses as people paste them."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.email import parse, plain
from dialogs.errors import AnswerError


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("kari@nav.no", "kari@nav.no"),
        (" Kari.Nordmann@NAV.NO. ", "Kari.Nordmann@nav.no"),
        ("mailto:kari@nav.no", "kari@nav.no"),
        ("MAILTO:kari@nav.no?subject=Hei", "kari@nav.no"),
        ("<kari@nav.no>", "kari@nav.no"),
        ("Kari Nordmann <kari@nav.no>", "kari@nav.no"),
        ('"Nordmann, Kari" <kari@nav.no>;', "kari@nav.no"),
        ("kari@nav.no\u200b", "kari@nav.no"),
        ("kåre@bø.kommune.no", "kåre@bø.kommune.no"),
        ("kari+rapport@nav.no", "kari+rapport@nav.no"),
    ],
)
def test_one_address_is_taken_in_its_usual_wrappings(raw: str, address: str) -> None:
    """Links, names and a dot at the end are no part of it; the domain is in lower case."""
    assert parse(raw) == address


@pytest.mark.parametrize(
    ("raw", "code", "suggestions"),
    [
        ("", "email.empty", ()),
        (" \u200b", "email.empty", ()),
        ("kari", "email.invalid", ()),
        ("kari@", "email.invalid", ()),
        ("@nav.no", "email.invalid", ()),
        ("kari@nav", "email.invalid", ()),
        ("kari@@nav.no", "email.invalid", ()),
        ("kari @ nav.no", "email.invalid", ("kari@nav.no",)),
        ("kari(at)nav.no", "email.invalid", ("kari@nav.no",)),
        ("kari@nav,no", "email.invalid", ("kari@nav.no",)),
        ("Adressa er kari@nav.no", "email.invalid", ("kari@nav.no",)),
        ("kari@nav.no, ola@nav.no", "email.several", ("kari@nav.no", "ola@nav.no")),
        ("Kari <kari@nav.no>; Ola <ola@nav.no>", "email.several", ("kari@nav.no", "ola@nav.no")),
        ("kari@nav.no eller ola@nav.no", "email.several", ("kari@nav.no", "ola@nav.no")),
        ("a" * 100_000 + "@nav.no", "email.invalid", ()),
        ("915 04 800", "email.invalid", ()),
    ],
)
def test_all_else_is_refused_with_what_seems_meant(raw: str, code: str, suggestions: tuple[str, ...]) -> None:
    """A slip is never mended in silence: what it seems to mean is offered."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    assert refusal.value.code == code
    assert refusal.value.suggestions == suggestions


@given(st.one_of(st.text(), st.emails(), st.text("ab@. ,;<>\"'[]()æ", max_size=30)))
def test_junk_is_an_address_or_is_refused(raw: str) -> None:
    """Nothing else is raised, and both addresses and suggestions are taken as they are."""
    try:
        addresses: tuple[str, ...] = (parse(raw),)
    except AnswerError as refusal:
        addresses = refusal.suggestions
    assert all(parse(plain(address)) == address for address in addresses)
