"""What an installation may set, and what it is told when it is set wrong."""

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside: neither of this shell nor of a file."""
    monkeypatch.chdir(tmp_path)
    for name in ("PORT", *(f"{PREFIX}{field.upper()}" for field in Settings.model_fields)):
        monkeypatch.delenv(name, raising=False)


def lines(monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[str, ...]:
    """Return what an operator who sets this is told."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    return caught.value.lines


def test_nothing_needs_to_be_set() -> None:
    """The web chat runs on this machine, on an embedded database, without Telegram."""
    settings = read_settings()
    assert (settings.host, settings.port, settings.database_url) == ("127.0.0.1", 8080, "sqlite:///var/vegvisar.db")
    assert settings.telegram_token is None


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "abc", "a number from 0 to 65535"),
        ("VEGVISAR_PORT", "70000", "a number from 0 to 65535"),
        ("VEGVISAR_LOG_LEVEL", "loud", "one of DEBUG, INFO, WARNING, ERROR"),
        ("VEGVISAR_PUBLIC_URL", "nav.example", "the address that people use, such as https://vegvisar.example"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_in_one_line(name: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which, what is wrong and what is expected."""
    assert lines(monkeypatch, **{name: value}) == (f"{name} is {value!r}, which cannot be used: expected {expected}",)


@pytest.mark.parametrize(
    ("typo", "meant"), [("VEGVISAR_TELEGRAM_TOKN", "VEGVISAR_TELEGRAM_TOKEN"), ("vegvisar_prot", "VEGVISAR_PORT")]
)
def test_an_unknown_name_is_refused(typo: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A typo must not leave Telegram silently off."""
    assert lines(monkeypatch, **{typo: "1"}) == (f"{typo.upper()} is no setting: did you mean {meant}?",)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VEGVISAR_TELEGRAM_TOKEN", "hush-hush"),
        ("VEGVISAR_DATABASE_URL", "mysql://user:hush-hush@host/name"),
        ("VEGVISAR_TELEGRAM_WEBHOOK_SECRET", "hush-hush!"),
        ("VEGVISAR_TELEGRAM_API_URL", "https://user:hush-hush@host"),
    ],
)
def test_a_wrong_secret_is_not_shown(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal's history and a log are read by many."""
    (line,) = lines(monkeypatch, **{name: value})
    assert line.startswith(f"{name} is set, but cannot be used: expected ")
    assert "hush" not in line


def test_a_right_secret_is_not_shown_either(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings can be printed."""
    monkeypatch.setenv("VEGVISAR_TELEGRAM_TOKEN", "123456:hush-hush")
    monkeypatch.setenv("VEGVISAR_DATABASE_URL", "postgresql://user:hush-hush@host/name")
    assert "hush" not in repr(read_settings())


def test_all_mistakes_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One start shows them all."""
    found = lines(monkeypatch, PORT="x", VEGVISAR_TELEGRAM_TOKEN="x", VEGVISAR_HOTS="x")
    assert [line.split()[0] for line in found] == ["VEGVISAR_HOTS", "PORT", "VEGVISAR_TELEGRAM_TOKEN"]


def test_a_plain_port_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that ``PORT=9000 make run`` does what it says; an empty one is none."""
    monkeypatch.setenv("VEGVISAR_PORT", "9001")
    monkeypatch.setenv("PORT", "")
    assert read_settings().port == 9001
    monkeypatch.setenv("PORT", "9000")
    assert read_settings().port == 9000


def test_a_file_is_read_and_the_environment_overrides_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file ``.env`` where the service starts; other programs' names may stand in it."""
    Path(".env").write_text("VEGVISAR_HOST=0.0.0.0\nVEGVISAR_LOG_LEVEL=warning\nCOMPOSE_PROJECT_NAME=x\n", encoding="utf-8")
    monkeypatch.setenv("VEGVISAR_HOST", "127.0.0.2")
    settings = read_settings()
    assert (settings.host, settings.log_level) == ("127.0.0.2", "WARNING")


def test_a_typo_in_the_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands there with our prefix is meant for us."""
    Path(".env").write_text("VEGVISAR_HOTS=0.0.0.0\n", encoding="utf-8")
    assert lines(monkeypatch) == ("VEGVISAR_HOTS is no setting: did you mean VEGVISAR_HOST?",)


def test_a_file_that_is_no_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in another encoding stops the start with a line as well."""
    Path(".env").write_bytes(b"VEGVISAR_HOST=\xff\xfe")
    assert lines(monkeypatch) == (".env cannot be read: expected a text file in UTF-8 (UnicodeDecodeError)",)


@pytest.mark.parametrize("address", [None, "http://vegvisar.example"])
def test_a_webhook_needs_an_address_that_telegram_can_reach(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram calls https addresses only."""
    if address:
        monkeypatch.setenv("VEGVISAR_PUBLIC_URL", address)
    (line,) = lines(monkeypatch, VEGVISAR_TELEGRAM_TOKEN="123456:abc", VEGVISAR_TELEGRAM_WEBHOOK="true")
    assert line.startswith("VEGVISAR_TELEGRAM_WEBHOOK is set, but cannot be used: expected true or false; true needs")


def test_a_webhook_needs_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram must not be silently off."""
    monkeypatch.setenv("VEGVISAR_PUBLIC_URL", "https://vegvisar.example")
    (line,) = lines(monkeypatch, VEGVISAR_TELEGRAM_WEBHOOK="true")
    assert line.startswith(
        "VEGVISAR_TELEGRAM_WEBHOOK is set, but cannot be used: expected true or false; true needs VEGVISAR_TEL"
    )


def test_the_public_address_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are put after it."""
    monkeypatch.setenv("VEGVISAR_PUBLIC_URL", "https://vegvisar.example/")
    assert read_settings().public_url == "https://vegvisar.example"


def test_corrections_are_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads nowhere stops the start; without one, nothing is corrected."""
    assert read_settings().corrections is None
    expected = "a YAML file that corrects mailboxes, rates and deadlines: see docs/operator.md"
    said = f"VEGVISAR_CORRECTIONS is 'nowhere.yaml', which cannot be used: expected {expected}"
    assert lines(monkeypatch, VEGVISAR_CORRECTIONS="nowhere.yaml") == (said,)
    Path("nowhere.yaml").write_text("", encoding="utf-8")
    assert read_settings().corrections == Path("nowhere.yaml")
