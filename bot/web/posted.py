"""Reads a form from the network: bounded in size, whatever the sender claims. Knows nothing of questions or cases."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import BodyPartReader, web
from aiohttp.http import HttpProcessingError

from bot.web.errors import MalformedFormError, TooLargeError
from dialogs.answers.file import MAX_BYTES

MOST_FIELDS = 200
LONGEST_FIELD = 2 * 1024 * 1024  # 100 000 characters of any kind, and then some
LONGEST_FORM = 8 * 1024 * 1024
MOST_DRAINED = 200 * 1024 * 1024  # a file that is too large is read to its end, so that the browser hears our answer
CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class PostedFile:
    """A file as it came. ``content`` stops one byte past what is taken; ``size`` counts on."""

    name: str
    content: bytes
    size: int


@dataclass(frozen=True, slots=True)
class Posted:
    """A form: every value of every field, in the order sent, and the file where one was chosen."""

    values: Mapping[str, tuple[str, ...]]
    file: PostedFile | None = None

    def get(self, name: str, default: str = "") -> str:
        """Return a field's first value."""
        return self.values.get(name, (default,))[0]

    def digest(self) -> str:
        """Return a fingerprint of what was sent: the same press again has the same, a mended text another."""
        found = hashlib.sha256()
        for name, values in sorted(self.values.items()):
            found.update(repr((name, values)).encode("utf-8", "surrogatepass"))
        if self.file:
            found.update(hashlib.sha256(self.file.content).digest())
        return found.hexdigest()[:16]


async def read_posted(request: web.Request) -> Posted:
    """Read the form. MalformedFormError or TooLargeError when it cannot be one of ours."""
    try:
        if request.content_type == "multipart/form-data":
            return await _read_parts(request)
        if request.content_type != "application/x-www-form-urlencoded":
            raise MalformedFormError
        data = await request.post()
    except (AssertionError, HttpProcessingError, LookupError, RuntimeError, ValueError) as error:
        raise MalformedFormError from error
    except web.HTTPRequestEntityTooLarge as error:
        raise TooLargeError from error
    return Posted({name: tuple(str(value) for value in data.getall(name)) for name in data})


async def _read_parts(request: web.Request) -> Posted:
    values: dict[str, tuple[str, ...]] = {}
    file: PostedFile | None = None
    reader = await request.multipart()
    count = 0
    while (part := await reader.next()) is not None:
        count += 1
        if count > MOST_FIELDS or not isinstance(part, BodyPartReader) or part.name is None:
            raise MalformedFormError
        if part.filename is None:
            values[part.name] = (*values.get(part.name, ()), await _read_text(part))
        elif read := await _read_file(part, part.filename):
            file = read
    return Posted(values, file)


async def _read_text(part: BodyPartReader) -> str:
    text = bytearray()
    while chunk := await part.read_chunk(CHUNK):
        text += chunk
        if len(text) > LONGEST_FIELD:
            raise TooLargeError
    return text.decode("utf-8", "replace")


async def _read_file(part: BodyPartReader, name: str) -> PostedFile | None:
    """Return the file; None where the browser sent an empty one because none was chosen."""
    content, size = bytearray(), 0
    while chunk := await part.read_chunk(CHUNK):
        size += len(chunk)
        content += chunk[: MAX_BYTES + 1 - len(content)]
        if size > MOST_DRAINED:
            raise TooLargeError
    return PostedFile(name, bytes(content), size) if name or size else None
