"""The two written standards, as peers: neither is the source, neither falls back to the other (språklova § 14)."""

from enum import StrEnum


class Language(StrEnum):
    """A written standard of Norwegian, by its ISO 639-1 code."""

    NYNORSK = "nn"
    BOKMAL = "nb"

    @property
    def other(self) -> "Language":
        """The other one."""
        return Language.BOKMAL if self is Language.NYNORSK else Language.NYNORSK

    @property
    def tag(self) -> str:
        """The BCP 47 tag for documents and pages."""
        return f"{self.value}-NO"
