"""What every reply goes through first: text without the characters that nobody sees.

People paste from Word, PDF and web pages, so replies carry soft hyphens, zero-width and direction characters, and three sorts of
line ends. Removing them changes nothing that a person can see, and keeps a direction override or a NUL out of the document.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, joiners and fillers
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0d\ufeff"  # zero width, direction, rare variants
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"  # surrogates, noncharacters, tags
)
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_LOOSE_JOINER = re.compile(f"(?<![{_EMOJI}\ufe0f])\u200d|\u200d(?![{_EMOJI}])")
_PUNCTUATION = re.compile(r"(?:[^\w§]|_)+")
_SECTION_SIGN = re.compile(r"§+\s*")
_LOOSE = str.maketrans({"å": "a", "ø": "o", "æ": "a", "đ": "d", "ŋ": "n", "ŧ": "t"})
_GROUPING = re.compile("[\\s.\u00b7/_\u2010-\u2015\u2212-]+")


def clean_text(raw: str) -> str:
    r"""Return *raw* in NFC with ``\n`` as its only line end and without unseen characters or blanks at the ends of lines.

    The zero-width joiner stays where it holds an emoji together; a tab becomes a blank. Cleaning twice changes nothing.

    >>> clean_text("Pa\u030a tvers\u200b av\tfaga \r\n og\x00 tiltaka\u202e")
    'På tvers av faga\n og tiltaka'
    >>> clean_text("\U0001f469\u200d\U0001f4bb a\u200db") == "\U0001f469\u200d\U0001f4bb ab"
    True
    """
    text = _UNSEEN.sub("", _LINE_ENDS.sub("\n", raw).replace("\t", " "))
    text = unicodedata.normalize("NFC", _LOOSE_JOINER.sub("", text))
    return "\n".join(line.rstrip() for line in text.split("\n"))


def fold(text: str) -> str:
    """Return *text* as it is compared with other words: case, punctuation and the number of blanks do not count.

    A section sign counts, and stands close to its number: "§ 12" is not "12".

    >>> fold("  «Møre og ROMSDAL».")
    'møre og romsdal'
    >>> fold("§ 28, 33")
    '§28 33'
    """
    folded = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    if not folded.isascii():
        folded = "".join(char for char in unicodedata.normalize("NFKC", folded) if not unicodedata.category(char).startswith("M"))
    return _SECTION_SIGN.sub("§", _PUNCTUATION.sub(" ", folded)).strip()


def loosen(folded: str) -> str:
    """Return *folded* with å, ø, æ and their stand-ins (aa, oe, ae, a, o) all alike, and without accents and Sámi letters.

    >>> loosen("kåfjord") == loosen("kaafjord"), loosen("porsáŋgu")
    (True, 'porsangu')
    """
    stems = folded.translate(_LOOSE).replace("aa", "a").replace("oe", "o").replace("ae", "a")
    return "".join(char for char in unicodedata.normalize("NFD", stems) if not unicodedata.combining(char))


def ungroup(raw: str) -> str:
    """Return *raw* cleaned and without the blanks, dots, slashes and dashes that people group the digits of a number with.

    >>> ungroup("974 761.319")
    '974761319'
    """
    return _GROUPING.sub("", unicodedata.normalize("NFKC", clean_text(raw)))
