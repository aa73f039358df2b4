"""The tools of the tests themselves: each must be able to find a fault, or its silence would mean nothing."""

import pytest
import sqlalchemy
from playwright.async_api import Browser

from tests.axe import faults
from tests.conftest import need

FLAWED = '<html lang="nn"><title>Prøve</title><main><h1>Hei</h1><img src="data:,"></main></html>'


async def test_axe_names_the_rule_and_the_element(browser: Browser) -> None:
    """An image without a text is found."""
    page = await browser.new_page()
    await page.set_content(FLAWED)
    assert await faults(page) == ['image-alt: <img src="data:,">']
    await page.close()


async def test_axe_passes_a_sound_page(browser: Browser) -> None:
    """A decorative image is none."""
    page = await browser.new_page()
    await page.set_content(FLAWED.replace("<img ", '<img alt="" '))
    assert await faults(page) == []
    await page.close()


def test_the_postgresql_server_is_of_the_run(postgres_url: str) -> None:
    """It is empty, and speaks UTF-8."""
    engine = sqlalchemy.create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(sqlalchemy.text("show server_encoding")).scalar_one() == "UTF8"
    engine.dispose()


def test_a_missing_program_skips_a_test_but_fails_it_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check that never runs must not look green where nobody looks."""
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-program is not installed"):
        need("no-such-program")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no-such-program is missing"):
        need("no-such-program")


def test_files_are_needed_by_their_path() -> None:
    """Dictionaries are no programs."""
    assert need(__file__) == __file__
