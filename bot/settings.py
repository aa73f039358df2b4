"""What an installation may set: by environment variables with the prefix ``VEGVISAR_``, or in a file ``.env`` where it starts.

A wrong setting stops the start; every line says which, what is wrong and what is expected, and never shows a secret.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from email.headerregistry import Address as Mailbox
from email.utils import parseaddr
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, Field, FilePath, SecretStr, StringConstraints, ValidationError, model_validator
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, SettingsConfigDict

from bot.mail.smtp import IMPLICIT_TLS, Smtp
from dialogs.errors import VegvisarError

PREFIX = "VEGVISAR_"
DATABASES = ("sqlite", "postgresql")
LEVELS = "DEBUG|INFO|WARNING|ERROR"


class SettingsError(VegvisarError):
    """The operator set something wrong: stop the start and show the lines, one for each setting."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _database(url: str) -> str:
    backend = url.partition(":")[0].partition("+")[0]
    if backend not in DATABASES or "://" not in url:
        raise ValueError
    return url


def _address(url: str) -> str:
    parts = urlsplit(url.rstrip("/"))
    plain = parts._replace(scheme="", netloc="").geturl() == ""
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None or not plain:
        raise ValueError
    return url.rstrip("/")


def _mailbox(written: str) -> str:
    name, address = parseaddr(written)
    Mailbox(name, addr_spec=address)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address, re.ASCII) or not written.isprintable():
        raise ValueError
    return written


def _like(pattern: str) -> Callable[[SecretStr], SecretStr]:
    """Return a check of a secret's shape."""

    def check(secret: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, secret.get_secret_value(), re.ASCII):
            raise ValueError
        return secret

    return check


def _expected(what: str, default: Any, **more: Any) -> Any:
    """Describe a setting: its description completes the line "… : expected …"."""
    return Field(default, description=what, **more)


Address = Annotated[str, AfterValidator(_address)]
Token = Annotated[SecretStr, AfterValidator(_like(r"\d+:[\w-]+"))]
Sender = Annotated[str, AfterValidator(_mailbox)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_like(r"[\w-]{1,256}"))]


class Settings(BaseSettings):
    """All settings, checked. Empty ones count as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    database_url: Annotated[str, AfterValidator(_database)] = _expected(
        "sqlite:///path or postgresql://user@host/name", "sqlite:///var/vegvisar.db", repr=False
    )
    host: str = _expected("the address to listen at, such as 127.0.0.1 or 0.0.0.0", "127.0.0.1")
    port: int = _expected(
        "a number from 0 to 65535", 8080, ge=0, le=65535, validation_alias=AliasChoices("PORT", f"{PREFIX}PORT")
    )
    public_url: Address | None = _expected("the address that people use, such as https://vegvisar.example", None)
    telegram_token: Token | None = _expected("the token that @BotFather gave, such as 123456:ABC-def", None)
    telegram_api_url: Address | None = _expected("the address of a Bot API server, such as https://api.telegram.org", None)
    telegram_webhook: bool = _expected(
        "true or false; true needs VEGVISAR_TELEGRAM_TOKEN, and a VEGVISAR_PUBLIC_URL that begins with https://", default=False
    )
    telegram_webhook_secret: WebhookSecret | None = _expected("1 to 256 letters, digits, _ and -", None)
    smtp_host: str | None = _expected("the name of a mail server; without one, no copies are sent", None)
    smtp_port: int = _expected("a number from 1 to 65535; 465 speaks TLS from the start", 587, ge=1, le=65535)
    smtp_user: str | None = _expected("the user at the mail server, together with VEGVISAR_SMTP_PASSWORD", None)
    smtp_password: SecretStr | None = _expected("the password at the mail server, together with VEGVISAR_SMTP_USER", None)
    smtp_starttls: bool = _expected("true or false; true where there is a password, unless the port is 465", default=True)
    mail_from: Sender | None = _expected("the sender of the copies, such as Vegvisar <vegvisar@kommune.example>", None)
    corrections: FilePath | None = _expected(
        "a YAML file that corrects mailboxes, rates and deadlines: see docs/operator.md", None
    )
    log_level: Annotated[str, StringConstraints(to_upper=True, pattern=rf"(?i)^({LEVELS})$")] = _expected(
        f"one of {LEVELS.replace('|', ', ')}", "INFO"
    )

    @model_validator(mode="after")
    def _webhook_is_reachable(self) -> "Settings":
        reachable = (self.public_url or "").startswith("https://")
        if self.telegram_webhook and not (self.telegram_token and reachable):
            raise ValueError("telegram_webhook")
        return self

    @model_validator(mode="after")
    def _mail_can_be_sent(self) -> "Settings":
        if self.smtp_host and not self.mail_from:
            raise ValueError("mail_from")
        if bool(self.smtp_user) != bool(self.smtp_password):
            raise ValueError("smtp_password" if self.smtp_user else "smtp_user")
        if self.smtp_password and not self.smtp_starttls and self.smtp_port != IMPLICIT_TLS:
            raise ValueError("smtp_starttls")
        return self

    @property
    def smtp(self) -> Smtp | None:
        """The mail server, where one is set."""
        if self.smtp_host is None or self.mail_from is None:
            return None
        name, address = parseaddr(self.mail_from)
        password = self.smtp_password.get_secret_value() if self.smtp_password else None
        sender = Mailbox(name, addr_spec=address)
        return Smtp(self.smtp_host, sender, self.smtp_port, self.smtp_user, password, starttls=self.smtp_starttls)


SECRETS = {"database_url", "smtp_password", "telegram_token", "telegram_webhook_secret"}
"""Never shown, not even wrong: a database's address may hold a password."""


def read_settings() -> Settings:
    """Return the settings. SettingsError when something is set wrong, or a name is not known."""
    try:
        given = {**DotEnvSettingsSource(Settings).env_vars, **EnvSettingsSource(Settings).env_vars}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError((f".env cannot be read: expected a text file in UTF-8 ({type(error).__name__})",)) from None
    wrong = list(_unknown(given))
    try:
        settings = Settings()
    except ValidationError as error:
        wrong += _wrong(error, given)
    if wrong:
        raise SettingsError(tuple(wrong))
    return settings


def variables() -> Iterator[tuple[str, str, str]]:
    """Yield each setting's variable, its default and what is expected: for the help."""
    for name, field in Settings.model_fields.items():
        default = "" if field.default is None else str(field.default)
        yield f"{PREFIX}{name.upper()}", default, field.description or ""


def _unknown(given: Mapping[str, str | None]) -> Iterator[str]:
    known = list(Settings.model_fields)
    for name in sorted(given):
        bare = name.lower().removeprefix(PREFIX.lower())
        if bare != name.lower() and bare not in known:
            close = difflib.get_close_matches(bare, known, n=1)
            names = ", ".join(f"{PREFIX}{each.upper()}" for each in close or known)
            yield f"{name.upper()} is no setting: {'did you mean' if close else 'there is:'} {names}{'?' if close else ''}"


def _wrong(error: ValidationError, given: Mapping[str, str | None]) -> Iterator[str]:
    for each in error.errors(include_url=False, include_context=False):
        where = each["loc"][0] if each["loc"] else each["msg"].removeprefix("Value error, ")
        field = str(where).lower().removeprefix(PREFIX.lower())
        name = f"{PREFIX}{field.upper()}"
        if field == "port" and "port" in given:
            name = "PORT"
        secret = field in SECRETS or not isinstance(each["input"], str) or "@" in each["input"]
        shown = "is set, but cannot be used" if secret else f"is {each['input']!r}, which cannot be used"
        if not each["loc"] and name.lower() not in given:
            shown = "is not set"
        yield f"{name} {shown}: expected {Settings.model_fields[field].description}"
