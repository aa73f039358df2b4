"""Where people sign by hand: a place for each of them, together on a page, and the hash of what they sign."""

import hashlib
import json

import pytest

from dialogs.submission import TextValue
from tests.bot.document.reading import changed, pages, rendered, sample, squeezed, viewed
from tests.samples.filed import sample as filing


@pytest.mark.parametrize(
    ("name", "signers"),
    [
        (
            "application-new.nn",
            [("For kommunen", "Jorunn Sæter", "Kommunedirektør (rådmann)"), ("NAV-leiar", "Ola Myklebust", "Leiar av NAV Volda")],
        ),
        ("confirmation.nb", [("Underskrift", "Per Lund", "Bydelsdirektør, Annen administrativ ledelse, med fullmakt")]),
    ],
)
def test_each_signer_has_a_place_to_sign(name: str, signers: list[tuple[str, str, str]]) -> None:
    """With name, title and role; what the lines are for is said in text."""
    signatures = viewed(filing(name)).signatures
    assert signatures is not None
    assert [(each.label, each.name, each.details) for each in signatures.signers] == signers
    lines = squeezed(f"{signatures.signers[0].date}{signatures.signers[0].sign}")
    assert squeezed(pages(sample(name))[-1]).count(lines) == len(signers)


@pytest.mark.parametrize("more", range(0, 2400, 300))
def test_signatures_stand_together(more: int) -> None:
    """On one page with their heading and the hash, wherever the pages end: no signature stands alone."""
    submission = filing("application-new.nb")
    aim = submission.answers["aim"]
    assert isinstance(aim, TextValue)
    submission = changed(submission, aim=f"{aim.value} {'og mer ' * (more // 7)}".strip())
    signatures = viewed(submission).signatures
    assert signatures is not None
    told = [squeezed(each).replace("\u200b", "") for each in pages(rendered(submission))]
    lines = squeezed(f"{signatures.signers[0].date}{signatures.signers[0].sign}")
    (place,) = (page for page in told if lines in page)
    assert place.count(lines) == len(signatures.signers)
    assert squeezed(signatures.title) in place
    assert signatures.digest in place


@pytest.mark.parametrize("name", ["repayment.nn", "report-final.nn", "grant-letter.nb"])
def test_what_nobody_signs_has_no_place_for_it(name: str) -> None:
    """The regulation asks for no signature there."""
    assert viewed(filing(name)).signatures is None


@pytest.mark.parametrize(
    ("name", "left_out"), [("application-new.nb", ("manager.", "leader.")), ("carry-over.nn", ("signature.",))]
)
def test_the_hash_is_of_the_data_without_the_signers(name: str, left_out: tuple[str, ...]) -> None:
    """Anybody can reckon it from the JSON in the PDF, as the document says: without our code."""
    submission = filing(name)
    content = json.loads(submission.model_dump_json())
    content["answers"] = {key: each for key, each in content["answers"].items() if not key.startswith(left_out)}
    digest = hashlib.sha256(f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()).hexdigest()
    assert digest in squeezed("".join(pages(sample(name)))).replace("\u200b", "")
    signatures = viewed(submission).signatures
    assert signatures is not None
    assert all(f"{key}*" in signatures.digest_of for key in left_out)


def test_the_hash_stays_when_another_signs_and_changes_with_the_content() -> None:
    """It is of what is signed, not of who signs."""
    before, other, content = (
        viewed(each).signatures
        for each in (
            filing("carry-over.nn"),
            changed(filing("carry-over.nn"), signature__name="Ein annan"),
            changed(filing("carry-over.nn"), measure_name="Eit anna tiltak"),
        )
    )
    assert before is not None
    assert other is not None
    assert content is not None
    assert before.digest == other.digest != content.digest
