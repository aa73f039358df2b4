"""Every row of the table "Amounts as people write them", and more of its sort."""

import pytest
from hypothesis import given, strategies as st

from dialogs.answers.amount import MAX_KRONER, Amount, parse, plain
from dialogs.errors import AnswerError

PLAIN = {
    "1250000": (
        "1250000|1 250 000|1\u00a0250\u00a0000|1\u202f250\u202f000|1\u2009250\u2009000|1.250.000|1.250.000,-|1 250 000,00"
        "|1,25 mill.|1,25 MNOK|1 mill. 250 tusen|1 million og 250 tusen kroner|1,25 millionar|1,25 millioner kroner|MNOK 1,25"
        "|1 250 tusen|1,25 mill. kr|1,25 mkr"
    ),
    "300000": (
        "kr 300 000,00|kr. 300 000,-|300 000 kr|NOK 300 000|kr300000|300 000,–|300 000.-|300 000:-|TNOK 300|300 TNOK"
        "|Kr 300 000 |300000kr|300 000 kr.|300 000 NOK|300 000 ,-|300 tkr|300 000,— kr"
    ),
    "250000": "250 tusen|250k|250 000 kroner|250 K",
    "1250.50": "1 250,5|1.250,50|1250,50",
    "5000.50": "5000,50",
    "1.25": "1,25",
    "1250": "1.250,00|1 250",
    "0": "0|0,-|null|ingen|Ingen.|0 kr|null kroner|0,00",
}
ECHOED = {
    "610000": "610.000|kr 610.000",
    "500000": "½ mill.|ein halv million|en halv million|1/2 mill|0.5 mill",
    "1250000": "1'250'000|1’250’000|1,250,000.00|1,250,000|1.25 mill.|1.250 mill.|1 250 000.00",
    "1500000": "1½ mill.|1 ½ million",
    "1250": "1.250,-|1'250",
    "12500": "12.500",
}
AMBIGUOUS = {
    "1.250": ("1 250", "1,25"),
    "1,250": ("1 250", "1,25"),
    "1.25": ("1,25", "1 250"),
    "250.00": ("250", "250 000"),
    "250,000": ("250 000", "250"),
    "250'": ("250", "250 000"),
    "250´": ("250", "250 000"),
    "1,255": ("1 255", "1 255 000"),
    "1,250 tusen": ("1 250 000", "1 250"),
    "kr 1.250": ("1 250", "1,25"),
}
REFUSED = {
    "amount.empty": "| |\u200b|\x00",
    "amount.dash": "-|–|—| - |--|,-",
    "amount.negative": "-5 000|−5 000|(5 000)|5 000-|minus 5000|kr -5 000|-5 000,-|- 5 000 kr|(kr 5 000)|5 000,00-|–5 000",
    "amount.unclear": (
        "ca. 300 000|300–400 000|300-400 000|3 x 610 000|3 × 610 000|250 t|1e6|to hundre tusen|om lag 300 000|300 000,|~300 000|½"
        "|ein million|300 000 + 50 000|50 øre|12 mrd.|20 %|€ 300|300 000 og 400 000|mellom 300 000 og 400 000|TNOK 300 tusen"
        "|5 000 kr i alt|halvannan"
    ),
    "amount.malformed": "1 25 000|1 2500|1.25.000|12 34|007|0 250|1,2345|5 000,50,-|1.250 000|,5",
    "amount.not_a_number": "ikkje aktuelt|ikke aktuelt|hei|veit ikkje|?|👍|<b>|kr",
    "amount.too_large": "100 000 001|101 mill.|" + "9" * 5000,
}


def _cells(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(raw, expected) for expected, row in table.items() for raw in row.split("|")]


def _ore(kroner: str) -> int:
    whole, _, rest = kroner.partition(".")
    return int(whole) * 100 + int(rest or 0)


@pytest.mark.parametrize(("raw", "kroner"), _cells(PLAIN))
def test_plain_amounts_are_read(raw: str, kroner: str) -> None:
    """Every usual way of writing gives exactly this many øre."""
    assert parse(raw) == Amount(_ore(kroner), plain=True)


@pytest.mark.parametrize(("raw", "kroner"), _cells(ECHOED))
def test_unusual_amounts_are_read_and_marked_for_echo(raw: str, kroner: str) -> None:
    """They can mean one thing only, but the person is shown what."""
    assert parse(raw) == Amount(_ore(kroner), plain=False)


@pytest.mark.parametrize(("raw", "suggestions"), AMBIGUOUS.items())
def test_amounts_with_two_readings_are_asked_about(raw: str, suggestions: tuple[str, str]) -> None:
    """Both readings are offered, and the message names them, unbroken."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    assert refusal.value.code == "amount.ambiguous"
    assert refusal.value.suggestions == suggestions
    assert tuple(refusal.value.params.values()) == tuple(each.replace(" ", "\u00a0") for each in suggestions)


@pytest.mark.parametrize(("raw", "code"), _cells(REFUSED))
def test_what_is_no_amount_is_refused_by_name(raw: str, code: str) -> None:
    """Each sort of mistake has its own code, so that the message can say how to mend it."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    assert refusal.value.code == code


@pytest.mark.parametrize(("raw", "suggestion"), [("-", "0"), ("ca. 300 000", "300 000"), ("om lag kr 1,5 mill.", "1 500 000")])
def test_a_dash_and_an_estimate_come_with_a_suggestion(raw: str, suggestion: str) -> None:
    """What seems meant is one press away."""
    with pytest.raises(AnswerError) as refusal:
        parse(raw)
    assert refusal.value.suggestions == (suggestion,)


@given(st.integers(0, MAX_KRONER * 100))
def test_the_canonical_reply_reads_back_plainly(ore: int) -> None:
    """``plain`` and ``parse`` are each other's inverse, to the øre."""
    assert parse(plain(ore)) == Amount(ore, plain=True)


@given(st.one_of(st.text(), st.text("0123456789 .,'-½/kKrmilltusenno()", max_size=25)))
def test_junk_is_an_amount_or_is_refused(raw: str) -> None:
    """Nothing else is raised, amounts are within bounds, and suggestions are plain."""
    suggestions: tuple[str, ...] = ()
    try:
        amounts = [parse(raw)]
    except AnswerError as refusal:
        suggestions = refusal.suggestions
        amounts = []
    amounts += [parse(suggestion) for suggestion in suggestions]
    assert all(0 <= amount.ore <= MAX_KRONER * 100 for amount in amounts)
    assert all(parse(suggestion).plain for suggestion in suggestions)
