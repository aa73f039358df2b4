"""An e-mail address, checked for its form only: whether it exists shows when the letter is sent.

Source: RFC 5322 and 6531 as read by the email-validator library, without its DNS look-up (no I/O here).
"""

import re

from email_validator import EmailNotValidError, validate_email

from dialogs.answers.cleaning import clean_text
from dialogs.errors import AnswerError

_MAX_REPLY = 1000
_MAX_SUGGESTIONS = 5
_IN_BRACKETS = re.compile(r"[^<>@]*<([^<>]*)>[.,;]?")
_WRAPPING = "<>()[]\"'«».,;:"
_SPELT_OUT = re.compile(r"\s*[(\[{]\s*(?:at|alfakrøll|krøllalfa)\s*[)\]}]\s*", re.IGNORECASE)
_BLANKS_AT = re.compile(r"\s*@\s*")


def parse(raw: str) -> str:
    """Return the one address in *raw*, its domain in lower case.

    Takes ``mailto:``, brackets, "Name <a@b.no>" and a dot at the end. Refuses with ``email.empty``, ``email.several``
    (suggestions: each address) and ``email.invalid`` (suggestions: an address found inside, or what a slip seems to mean).

    >>> parse("Kari Nordmann <kari.nordmann@NAV.no>.")
    'kari.nordmann@nav.no'
    >>> parse("mailto:kari@nav.no")
    'kari@nav.no'
    """
    text = " ".join(clean_text(raw).split())
    if not text:
        raise AnswerError("email.empty")
    if len(text) > _MAX_REPLY:
        raise AnswerError("email.invalid")
    bracketed = _IN_BRACKETS.fullmatch(text)
    address = _address(bracketed[1] if bracketed else text)
    if address is not None:
        return address
    found = _addresses_in(text)
    if len(found) > 1:
        raise AnswerError("email.several", suggestions=found)
    raise AnswerError("email.invalid", suggestions=found or _mended(text))


def plain(address: str) -> str:
    """Return the reply that ``parse`` reads back as *address*."""
    return address


def _address(text: str) -> str | None:
    """Return *text* as a normalised address, or None when it is not one."""
    bare = re.sub("^mailto:", "", text.strip().strip(_WRAPPING), flags=re.IGNORECASE).partition("?")[0]
    try:
        return validate_email(bare, check_deliverability=False).normalized
    except (EmailNotValidError, UnicodeError):
        return None


def _addresses_in(text: str) -> tuple[str, ...]:
    """Return every address among the words of *text*, once each."""
    words = (word for word in re.split(r"[\s,;/<>]+", text) if "@" in word)
    return tuple(dict.fromkeys(address for word in words if (address := _address(word))))[:_MAX_SUGGESTIONS]


def _mended(text: str) -> tuple[str, ...]:
    """Return the address that *text* becomes without blanks around its @ and with a dot for a comma, if it becomes one."""
    tried = _BLANKS_AT.sub("@", _SPELT_OUT.sub("@", text))
    local, at, domain = tried.partition("@")
    address = _address(local + at + domain.replace(",", "."))
    return (address,) if address else ()
