"""What is proposed from an earlier filing, and how that one is called. Pure."""

from collections.abc import Iterable

from bot.i18n import Catalog
from dialogs.form import Field, Layout, Question
from dialogs.load import load_form
from dialogs.route import State
from dialogs.session import Proposal

ONE_BY_ONE = 2
"""From so many on, all that is proposed on a question can be taken at once."""


def source(catalog: Catalog, proposal: Proposal) -> str:
    """Return what the filing that a proposal is from is called, as in the middle of a sentence."""
    if proposal.year is None:
        return catalog.text("say.source.earlier")
    return catalog.text(f"say.source.{load_form(proposal.form).text}", year=proposal.year)


def proposed(state: State, fields: Iterable[Field]) -> list[Field]:
    """Return those of the fields that have a proposal, and apply."""
    return [each for each in fields if each.id in state.route and state.session.proposal(each.id) is not None]


def takes_all(state: State, question: Question) -> list[Field]:
    """Return what can be taken at once on a question; nothing where it is but one."""
    found = proposed(state, question.fields) if question.layout is not Layout.SINGLE else []
    return found if len(found) >= ONE_BY_ONE else []
