"""Organisation, account and telephone numbers and postcodes: every row of the table "Numbers"."""

from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from dialogs.answers import kontonr, orgnr, phone, postcode
from dialogs.errors import AnswerError

COUNTY_GOVERNORS = [
    "974761319",
    "974761645",
    "974762501",
    "974762994",
    "974763230",
    "974760665",
    "974764067",
    "974764350",
    "974764687",
    "967311014",
    "889640782",
]


def _refusal(parse: Callable[[str], str], raw: str) -> AnswerError:
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    return refusal.value


@pytest.mark.parametrize("number", COUNTY_GOVERNORS)
def test_known_organisation_numbers_are_taken_and_shown_in_threes(number: str) -> None:
    """The county governors' own numbers, and the state's, pass; what is shown reads back."""
    assert orgnr.parse(number) == orgnr.parse(orgnr.plain(number)) == number
    assert orgnr.plain("974761319") == "974 761 319"


@pytest.mark.parametrize(
    "raw",
    [
        "974 761 319",
        "974.761.319",
        "974-761-319",
        "NO 974 761 319 MVA",
        "no974761319mva",
        "Org.nr. 974 761 319",
        "974\u00a0761\u00a0319",
    ],
)
def test_an_organisation_number_may_be_decorated(raw: str) -> None:
    """Dots, hyphens and «NO … MVA» go."""
    assert orgnr.parse(raw) == "974761319"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "orgnr.empty"),
        (" - ", "orgnr.empty"),
        ("97476131", "orgnr.unclear"),
        ("9747613190", "orgnr.unclear"),
        ("NAV Volda", "orgnr.unclear"),
        ("٩٧٤٧٦١٣١٩", "orgnr.unclear"),
        ("974761318", "orgnr.invalid"),
        ("000000000", "orgnr.invalid"),
        ("123456785", "orgnr.invalid"),
        ("9" * 100_000, "orgnr.unclear"),
    ],
)
def test_no_other_organisation_number_is_taken(raw: str, code: str) -> None:
    """Nine digits, Modulus 11, beginning with 8 or 9; zeros are no number."""
    assert _refusal(orgnr.parse, raw).code == code


@pytest.mark.parametrize(
    "raw", ["86011117947", "8601 11 17947", "8601.11.17947", "NO93 8601 1117 947", "no9386011117947", "Kontonr. 8601.11.17947"]
)
def test_an_account_number_may_be_grouped_or_an_iban(raw: str) -> None:
    """The value is the eleven digits; it is shown as 4-2-5."""
    assert kontonr.parse(raw) == "86011117947"
    assert kontonr.plain("86011117947") == "8601 11 17947"
    assert kontonr.plain(kontonr.parse("12345678903")) == "1234 56 78903"


def test_an_account_number_may_begin_like_a_date() -> None:
    """One in a hundred does, and is an account number all the same."""
    assert kontonr.parse("0102 03 00007") == "01020300007"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("", "kontonr.empty"),
        ("1234567", "kontonr.unclear"),
        ("123456789012", "kontonr.unclear"),
        ("hei", "kontonr.unclear"),
        ("00000000000", "kontonr.invalid"),
        ("12345678901", "kontonr.invalid"),
        ("NO92 8601 1117 947", "kontonr.invalid"),
        ("SE45 5000 0000 0583 9825 7466", "kontonr.foreign"),
        ("1" * 100_000, "kontonr.unclear"),
    ],
)
def test_no_other_account_number_is_taken(raw: str, code: str) -> None:
    """Eleven digits are demanded, with a right check digit, also in an IBAN; accounts abroad are told apart."""
    assert _refusal(kontonr.parse, raw).code == code


@pytest.mark.parametrize(
    ("raw", "number", "shown"),
    [
        ("91504800", "+4791504800", "915 04 800"),
        ("915 04 800", "+4791504800", "915 04 800"),
        ("+47 915 04 800", "+4791504800", "915 04 800"),
        ("0047 915 04 800", "+4791504800", "915 04 800"),
        ("(+47) 22 00 00 00", "+4722000000", "22 00 00 00"),
        ("Tlf. 22 00 00 00", "+4722000000", "22 00 00 00"),
        ("Mobil: 41 23 45 67", "+4741234567", "412 34 567"),
        ("+46 70 123 45 67", "+46701234567", "+46 70 123 45 67"),
    ],
)
def test_telephone_numbers_are_taken_and_shown_as_in_norway(raw: str, number: str, shown: str) -> None:
    """Mobile numbers are shown as 3-2-3, others in pairs, foreign ones with their country's code."""
    assert phone.parse(raw) == number
    assert phone.plain(number) == shown
    assert phone.parse(shown) == number


@pytest.mark.parametrize(
    ("raw", "code", "suggestions"),
    [
        ("", "phone.empty", ()),
        ("tlf.", "phone.empty", ()),
        ("123", "phone.invalid", ()),
        ("9150480", "phone.invalid", ()),
        ("RING MEG", "phone.invalid", ()),
        ("1-800-FLOWERS", "phone.invalid", ()),
        ("915 04 800 (Kari)", "phone.invalid", ()),
        ("9" * 100_000, "phone.invalid", ()),
        ("915 04 800 / 22 00 00 00", "phone.several", ("915 04 800", "22 00 00 00")),
        ("915 04 800 eller 412 34 567", "phone.several", ("915 04 800", "412 34 567")),
    ],
)
def test_no_other_telephone_number_is_taken(raw: str, code: str, suggestions: tuple[str, ...]) -> None:
    """Of two, neither is chosen for the person."""
    assert _refusal(phone.parse, raw).code == code
    assert _refusal(phone.parse, raw).suggestions == suggestions


@pytest.mark.parametrize(
    ("raw", "code"), [("0150", "0150"), (" 6863 ", "6863"), ("N-6863", "6863"), ("NO-0150 OSLO", "0150"), ("0150 Oslo", "0150")]
)
def test_a_postcode_keeps_its_zero(raw: str, code: str) -> None:
    """Four characters; the place behind it is no part of it."""
    assert postcode.parse(raw) == postcode.parse(postcode.plain(code)) == code


@pytest.mark.parametrize(
    ("raw", "code", "suggestions"),
    [
        ("", "postcode.empty", ()),
        ("150", "postcode.invalid", ("0150",)),
        ("15", "postcode.invalid", ()),
        ("0000", "postcode.invalid", ()),
        ("9999", "postcode.invalid", ()),
        ("01500", "postcode.invalid", ()),
        ("Oslo", "postcode.invalid", ()),
    ],
)
def test_no_other_postcode_is_taken(raw: str, code: str, suggestions: tuple[str, ...]) -> None:
    """Three digits have lost their zero, most likely: that is asked."""
    assert _refusal(postcode.parse, raw).code == code
    assert _refusal(postcode.parse, raw).suggestions == suggestions


@pytest.mark.parametrize("module", [orgnr, kontonr, phone, postcode])
@given(raw=st.one_of(st.text(), st.text("0123456789+ ()-./NOMVA", max_size=20), st.integers(0, 10**12).map(str)))
def test_junk_is_a_number_or_is_refused(module: object, raw: str) -> None:
    """Nothing else is raised, and what is shown reads back as the same number."""
    parse: Callable[[str], str] = module.parse  # type: ignore[attr-defined]
    plain: Callable[[str], str] = module.plain  # type: ignore[attr-defined]
    try:
        numbers = [parse(raw)]
    except AnswerError as refusal:
        numbers = [parse(suggestion) for suggestion in refusal.suggestions]
    assert all(parse(plain(number)) == number for number in numbers)
