"""What every test may lean on: the system's programs, a real browser, and a PostgreSQL server that belongs to the run."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa
from playwright.async_api import Browser, async_playwright

from dialogs.corrections import NONE, use

QUIET = (  # Chromium looks for updates and for its maker's hosts by itself
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find_program(name: str) -> str | None:
    """Find a program on the PATH or among PostgreSQL's, which Debian keeps off it; or a file by its absolute path."""
    if name.startswith("/"):
        return name if Path(name).exists() else None
    postgres = sorted(str(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin"))
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(reversed(postgres)))


def need(name: str) -> str:
    """Skip the test where the program is missing, and fail it where CI is set: a check that never runs must not look green."""
    found = find_program(name)
    if found is None and "CI" in os.environ:
        pytest.fail(f"{name} is missing, though scripts/test-packages should have installed it", pytrace=False)
    if found is None:
        pytest.skip(f"{name} is not installed (scripts/test-packages, as root, installs it)")
    return found


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the golden transcripts be written anew; the option is only known from here (tests/transcripts)."""
    parser.addoption(
        "--rewrite-transcripts", action="store_true", help="write tests/transcripts/*/*.txt as the engine plays them now"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Honour `@pytest.mark.needs("qpdf", "/usr/share/hunspell/nn_NO.dic")`."""
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            need(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that use the one browser run on the event loop it was started on."""
    for item in items:
        if isinstance(item, pytest.Function) and "browser" in item.fixturenames:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(autouse=True)
def as_delivered() -> Iterator[None]:
    """Take back what a test has corrected: each finds the registers as they are delivered."""
    yield
    use(NONE)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Start Debian's Chromium, one for all tests of a process; each opens a context of its own: `browser.new_context(…)`."""
    program = need("chromium")
    async with async_playwright() as playwright:
        # No sandbox: root and most containers cannot have it, and only our own pages are opened.
        started = await playwright.chromium.launch(executable_path=program, args=QUIET, chromium_sandbox=False)
        yield started
        await started.close()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Start an empty PostgreSQL server without durability, on a socket in a folder of its own, and give its address."""
    initdb, pg_ctl = need("initdb"), need("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="vegvisar-postgres-"))
    as_owner: tuple[str, ...] = ()
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        as_owner = ("runuser", "-u", "postgres", "--")

    def run(*command: str) -> None:
        subprocess.run((*as_owner, *command), check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    data = str(folder / "data")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=200"
    try:
        run(initdb, "--username=vegvisar", "--auth=trust", "--encoding=UTF8", "--no-sync", data)
        run(pg_ctl, "start", "--wait", "--silent", f"--pgdata={data}", f"--log={folder}/log", f"--options={options}")
        yield f"postgresql+psycopg://vegvisar@/postgres?host={folder}"
        run(pg_ctl, "stop", "--silent", "--mode=immediate", f"--pgdata={data}")
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[str]:
    """Give the address of an empty database of the test's own on that server."""
    name = f"test_{secrets.token_hex(8)}"
    server = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield sa.make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["memory", "file", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database, of each kind in turn: the test runs once on each."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_database"))
    return "sqlite://" if request.param == "memory" else f"sqlite:///{tmp_path}/vegvisar.db"
