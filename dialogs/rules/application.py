"""The checks of what an application says of itself: applicant, purpose, points, signatures, and where unused money goes."""

from dialogs import registers
from dialogs.rules.base import Facts, Params, Rule, Severity

STATE = "889640782"
"""Arbeids- og velferdsetaten: the state, never an applicant."""

POINTS = tuple(
    f"points.{point}"
    for point in (
        "coherent_effort",
        "individual_adaptation",
        "user_participation",
        "new_methods",
        "knowledge",
        "cooperation",
        "intermunicipal",
        "prevention",
    )
)
MANAGER, LEADER = ("manager.name", "manager.email"), ("leader.name", "leader.email")
UNUSED, CARRIED = "carry_over.unused", "carry_over.carried"
NONE = "none"


def _applicant_is_state(facts: Facts) -> Params | None:
    return {} if facts.text("orgnr") in (STATE, registers.directorate().orgnr) else None


def _applicant_is_governor(facts: Facts) -> Params | None:
    return {} if facts.text("orgnr") in registers.governor_numbers() else None


def _no_act_sections(facts: Facts) -> Params | None:
    return None if facts.given("act_sections") else {}


def _no_sources(facts: Facts) -> Params | None:
    return None if facts.given("sources") else {}


def _no_point_touched(facts: Facts) -> Params | None:
    return {} if all(facts.chosen(name) == NONE for name in POINTS) else None


def _same_signer(facts: Facts) -> Params | None:
    for manager, leader in zip(MANAGER, LEADER, strict=True):
        one, other = (" ".join(facts.text(name).casefold().split()) for name in (manager, leader))
        if one and one == other:
            return {"word": facts.text(leader)}
    return None


def _carried_beyond_unused(facts: Facts) -> Params | None:
    unused, carried = facts.ore(UNUSED), facts.ore(CARRIED)
    return {"unused": unused, "carried": carried} if carried > unused else None


APPLICATION_RULES = (
    Rule("applicant_is_state", Severity.HARD, ("orgnr",), ("R4.1", "R7.3"), _applicant_is_state),
    Rule("applicant_is_governor", Severity.HARD, ("orgnr",), ("R4.1", "R7.3"), _applicant_is_governor),
    Rule("no_act_sections", Severity.SOFT, ("act_sections",), ("R1.1",), _no_act_sections),
    Rule("no_sources", Severity.SOFT, ("sources",), ("R5.2",), _no_sources),
    Rule("no_point_touched", Severity.SOFT, POINTS, ("R5.3",), _no_point_touched),
    Rule("same_signer", Severity.SOFT, (*MANAGER, *LEADER), ("R7.2",), _same_signer),
    Rule("carried_beyond_unused", Severity.HARD, (UNUSED, CARRIED), ("R10.2",), _carried_beyond_unused),
)
