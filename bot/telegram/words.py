"""The words behind a slash, in both languages, and the menus made of them. Pure."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from bot.i18n import Catalog
from dialogs.events import Command
from dialogs.language import Language


class Way(Enum):
    """What can be done outside any case."""

    CASES = "cases"
    BROWSER = "browser"


Deed: TypeAlias = Command | Way

MENU: tuple[Deed, ...] = (
    Command.HELP, Command.OVERVIEW, Command.SUMMARY, Command.BACK, Command.SKIP, Command.DONE, Command.LANGUAGE, Command.PAUSE,
    Command.RESUME, Way.CASES, Way.BROWSER, Command.NEW, Command.DELETE,
)  # fmt: skip
START = "start"
EVERYWHERE: Mapping[str, Deed] = {
    "help": Command.HELP,
    "settings": Command.OVERVIEW,
    "rapportar": Way.CASES,
    "rapporter": Way.CASES,
}
"""Words that Telegram asks every bot to know, and those that the menu had before."""

_SLASHED = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(\S+))?\s*")


def slashed(text: str) -> tuple[str, str] | None:
    """Return a message's command word and its argument, if it is nothing else.

    >>> slashed("/start abc"), slashed("/hjelp@VegvisarBot"), slashed("/ 5")
    (('start', 'abc'), ('hjelp', ''), None)
    """
    found = _SLASHED.fullmatch(text)
    return (found[1].lower(), found[2] or "") if found else None


def deeds(catalogs: Mapping[Language, Catalog]) -> Mapping[str, Deed]:
    """Return what each word means; those of both languages are understood at all times."""
    return {**EVERYWHERE, **{_word(catalog, deed): deed for catalog in catalogs.values() for deed in MENU}}


def menu(catalog: Catalog) -> list[tuple[str, str]]:
    """Return one language's words with what they do."""
    return [(_word(catalog, deed), catalog.text(f"telegram.command.{deed.value}.text")) for deed in MENU]


def menu_of_both(catalogs: Mapping[Language, Catalog]) -> list[tuple[str, str]]:
    """Return the words of both languages, for those whose Telegram speaks another."""
    texts: dict[str, list[str]] = {}
    for place in range(len(MENU)):
        for catalog in catalogs.values():
            word, text = menu(catalog)[place]
            texts.setdefault(word, []).append(text)
    return [(word, " / ".join(dict.fromkeys(each))) for word, each in texts.items()]


def _word(catalog: Catalog, deed: Deed) -> str:
    return catalog.text(f"telegram.command.{deed.value}.word").removeprefix("/")
