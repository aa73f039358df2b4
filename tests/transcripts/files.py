"""Files to send, small and made here: each by the word that a transcript has for it."""

from collections.abc import Callable, Mapping

from dialogs.answers.file import MAX_BYTES

CSV = "Konto;Tekst;Sum\n5000;Løn;540000\n5990;Kurs;18400\n".encode()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
FILES: Mapping[str, Callable[[], bytes]] = {
    "a table": lambda: CSV,
    "a picture": lambda: PNG,
    "nothing": lambda: b"",
    "half a PDF": lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>",
    "a locked PDF": lambda: b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\nstartxref\n9\n%%EOF\n",
    "a program": lambda: b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff",
    "too much": lambda: b"%PDF-1.7\n" + bytes(MAX_BYTES),
}


def content(word: str) -> bytes:
    """Return the bytes that a transcript's word stands for."""
    return FILES[word]()
