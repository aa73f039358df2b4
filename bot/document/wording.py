"""The document's words in one language: a form's texts, and some grammar (lists, points cited)."""

from collections.abc import Iterable, Sequence

from babel.numbers import format_decimal

from bot.i18n import Catalog, FormTexts
from dialogs.form import Form


class Wording(FormTexts):
    """A form's texts with the document's own."""

    def __init__(self, catalog: Catalog, form: Form) -> None:
        super().__init__(catalog, form)
        self.locale = catalog.language.value

    def doc(self, name: str, /, **params: object) -> str:
        """Return ``document.<name>``."""
        return self.catalog.text(f"document.{name}", **{**self.form.years, **params})

    def has(self, name: str) -> bool:
        """Tell whether there is a text ``document.<name>``: not every form has all."""
        return f"document.{name}" in self.catalog.messages

    def shorter(self, text: str, otherwise: str) -> str:
        """Return the words for a key fact, for an option whose own are too long for one."""
        return self.doc(f"fact.{text}") if self.has(f"fact.{text}") else otherwise

    def listed(self, words: Sequence[str], joint: str) -> str:
        """Return «a, b og c»; ``joint`` is "and" or "or"."""
        if len(words) < 2:  # noqa: PLR2004 - one needs no joint
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.doc(joint)} {words[-1]}"

    def cite(self, ids: Iterable[str]) -> str:
        """Return «Regelverket pkt. 10 og 11» for R10.2, R10.3 and R11.4; "" for none."""
        points = sorted({int(each.removeprefix("R").partition(".")[0]) for each in ids})
        return self.doc("cite", points=self.listed([str(point) for point in points], "and")) if points else ""

    def count(self, number: int) -> str:
        """Return a whole number with its thousands apart."""
        return format_decimal(number, "#,##0", locale=self.locale)
