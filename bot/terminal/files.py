"""A file named in a terminal: typed, quoted, escaped or dragged there. Reads it; the content is checked by ``answers.file``."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from dialogs.answers.file import MAX_BYTES, check_size, inspect
from dialogs.errors import AnswerError
from dialogs.events import Refused, Upload

PATH_LIKE = re.compile(r"[/\\]|^~|\.\w{1,5}['\"]?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, as the conversation takes it. ``problem`` is the id of a text of ours where there is none to read."""

    event: Upload | Refused | None = None
    content: bytes | None = None
    problem: str = ""
    params: dict[str, str] = field(default_factory=dict)


def find(raw: str) -> Found | None:
    """Return the file that *raw* names, or what is wrong with it; None where it does not look like a file at all."""
    text = raw.strip()
    paths = list(dict.fromkeys(_readings(text)))
    for path in paths:
        if _is(Path.is_file, path):
            return _read(path)
    if any(_is(Path.is_dir, path) for path in paths if PATH_LIKE.search(text)):
        return Found(problem="terminal.file.folder", params={"path": text})
    if PATH_LIKE.search(text) and len(text.splitlines()) == 1:
        return Found(problem="terminal.file.missing", params={"path": text})
    return None


def _readings(text: str) -> Iterator[Path]:
    """Yield what the text may mean: as it stands, without quotes, as a shell reads it, as an address (file://…)."""
    if not text:
        return
    yield Path(text)
    bare = text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text
    yield _home(bare)
    try:
        words = shlex.split(text)
    except ValueError:
        words = []
    if len(words) == 1:
        yield _home(words[0])
    if bare.startswith("file:"):
        yield Path(unquote(urlsplit(bare).path))


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # no such user
        return Path(text)


def _is(kind: object, path: Path) -> bool:
    try:
        return bool(kind(path))  # type: ignore[operator]
    except (OSError, ValueError):  # a name too long for the system, a NUL
        return False


def _read(path: Path) -> Found:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
            size = path.stat().st_size
    except OSError:
        return Found(problem="terminal.file.unreadable", params={"path": str(path)})
    try:
        check_size(size)  # no more than the start of a large file was read
        return Found(Upload(inspect(path.name, content)), content)
    except AnswerError as error:
        return Found(Refused(error.code, dict(error.params)))
