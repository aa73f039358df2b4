"""What an operator sets to have copies sent, and hears when it does not fit together."""

from pathlib import Path

import pytest

from bot.settings import PREFIX, Settings, SettingsError, read_settings

WHOLE = {"SMTP_HOST": "smtp.nav.example", "MAIL_FROM": "Vegvisar <vegvisar@nav.example>"}


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from outside."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_no_mail_unless_it_is_set() -> None:
    """Without a server there is none; a sender alone makes none."""
    assert Settings(_env_file=None).smtp is None
    assert Settings(_env_file=None, mail_from="vegvisar@nav.example").smtp is None


def test_a_server_with_a_sender_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """TLS is demanded unless it is turned off."""
    for name, value in WHOLE.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    smtp = read_settings().smtp
    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.user, smtp.password, smtp.starttls) == ("smtp.nav.example", 587, None, None, True)
    assert (smtp.sender.display_name, smtp.sender.addr_spec) == ("Vegvisar", "vegvisar@nav.example")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"MAIL_FROM": ""}, "MAIL_FROM is not set: expected the sender of the copies, such as"),
        ({"MAIL_FROM": "Vegvisar"}, "MAIL_FROM is 'Vegvisar', which cannot be used: expected the sender"),
        ({"MAIL_FROM": "a@b.no\nBcc: c@d.no"}, "MAIL_FROM is set, but cannot be used: expected the sender"),
        ({"SMTP_USER": "x"}, "SMTP_PASSWORD is not set: expected the password at the mail server"),
        ({"SMTP_PASSWORD": "hemmeleg"}, "SMTP_USER is not set: expected the user at the mail server"),
        (
            {"SMTP_USER": "x", "SMTP_PASSWORD": "hemmeleg", "SMTP_STARTTLS": "false"},
            "SMTP_STARTTLS is set, but cannot be used: expected true or false; true where there is a password",
        ),
        ({"SMTP_PORT": "0"}, "SMTP_PORT is '0', which cannot be used: expected a number from 1 to 65535"),
    ],
)
def test_what_does_not_fit_together_stops_the_start(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    """One line names the setting and what is expected; never a password."""
    for name, value in (WHOLE | given).items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    (line,) = caught.value.lines
    assert line.startswith(f"{PREFIX}{said}")
    assert "hemmeleg" not in line
