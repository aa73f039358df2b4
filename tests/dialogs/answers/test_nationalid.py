"""What is, and what is not, taken for a national identity number in free text."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.cleaning import clean_text
from dialogs.answers.nationalid import find

ALIKE = [
    "01020312345",
    "010203 12345",
    "010203-12345",
    "010203 – 12345",
    "010203.12345",
    "010203\u00a012345",
    "010203\u202f123 45",
    "01.02.03 12345",
    "01.02.03-12345",
    "01/02/03 12345",
    "01 02 03 12345",
    "0102 03 12345",
    "41020312345",  # D-number: day + 40
    "71120312345",
    "01420312345",  # synthetic: month + 40
    "01670312345",  # month + 65
    "01820312345",  # month + 80
    "41820312345",
    "29029912345",
    "31129999999",  # a failing checksum
    "(01020312345)",
    "fnr:01020312345.",
    "x01020312345y",
    "\uff10\uff11\uff10\uff12\uff10\uff13\uff11\uff12\uff13\uff14\uff15",  # full-width digits
    "1 250 000 kr til 010203 12345 i 2021",
]
UNLIKE = [
    "1 250 000",
    "12 050 000 000",
    "1 250 000 300 000",
    "32010312345",  # day 32
    "00010312345",
    "01000312345",
    "01130312345",
    "31040312345",  # 31 April
    "30020312345",
    "010203123456",  # twelve digits
    "0102031234",
    "9999 01020312345678",
    "NO93 8601 1117 947",
    "NO9386011117947",
    "8601 11 17947",
    "915 04 800",
    "+47 915 04 800",
    "+46701234567",
    "004791504800",
    "22 12 34 56, 22 12 34 57",
    "974 761 319",
    "Pr. 31.12.21 50000 kr",
    "31.12.21 50000,-",
    "01.02.2021 og 31.12.2021",
    "2019, 2020 og 2021",
    "10, 12, 15, 200, 30",
    "§ 28, 33",
]


@pytest.mark.parametrize("text", ALIKE)
def test_eleven_digits_that_begin_like_a_date_are_found(text: str) -> None:
    """Ordinary, D- and synthetic numbers are found in every usual way of writing, checksum or no checksum."""
    assert find(text)


@pytest.mark.parametrize("text", UNLIKE)
def test_amounts_telephones_and_accounts_are_left_alone(text: str) -> None:
    """Amounts, telephone numbers, IBANs, years and longer runs of digits are no identity numbers."""
    assert find(text) is None


def test_the_span_holds_the_number_and_nothing_else() -> None:
    """A channel can mark exactly what it is that cannot stand."""
    text = "Brukar 010203 12345, fekk"
    span = find(text)
    assert span
    assert text[slice(*span)] == "010203 12345"


@given(
    st.text(), st.dates(), st.integers(0, 99999), st.sampled_from(["", " ", "-", "\u00a0", "."]), st.text("abc .,", max_size=9)
)
def test_every_date_with_five_digits_behind_it_is_found(raw: str, day: object, number: int, between: str, after: str) -> None:
    """Whatever stands around it, but digits, plus or an amount's mark."""
    before = clean_text(raw).rstrip("+0123456789")
    tail = "" if after.lstrip().startswith((",", ".")) else after
    text = f"{before} {day:%d%m%y}{between}{number:05}{tail}"
    assert find(text)
