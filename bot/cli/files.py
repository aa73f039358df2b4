"""Writes what a command makes: whole or not at all, and a refusal in one line."""

import os
import tempfile
from pathlib import Path

import typer


def write(path: Path, content: bytes) -> None:
    """Write a file, and the folders on the way to it. TyperException when the system does not let us."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = Path(file.name)
            try:
                file.write(content)
                file.close()
                temporary.chmod(0o666 & ~_mask())
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise typer.TyperException(f"cannot write {path}: {os.strerror(error.errno or 0)}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
