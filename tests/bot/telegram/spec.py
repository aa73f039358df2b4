"""What Telegram takes: the methods and types that we use, written down here, and a check of a request against such a table.

The table has the shape of the specification that is published for machines (``methods`` and ``types``, with their ``fields``).
Where that lies beside the checkout, every request is held against it too, and a test holds this table against it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parents[4] / "shared" / "telegram-bot-api-spec" / "api.json"
MARKUPS = ["InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ReplyKeyboardRemove", "ForceReply"]
SCOPE = "BotCommandScopeAllPrivateChats"

Table = Mapping[str, Any]


def _fields(**fields: str | list[str]) -> dict[str, Any]:
    """Return fields: a name that ends in ``_`` is required."""
    return {
        "fields": [
            {"name": name.rstrip("_"), "types": [types] if isinstance(types, str) else types, "required": name.endswith("_")}
            for name, types in fields.items()
        ]
    }


OWN: Table = {
    "methods": {
        "getMe": {},
        "getUpdates": _fields(offset="Integer", limit="Integer", timeout="Integer", allowed_updates="Array of String"),
        "setWebhook": _fields(url_="String", secret_token="String", allowed_updates="Array of String", max_connections="Integer"),
        "deleteWebhook": _fields(drop_pending_updates="Boolean"),
        "setMyCommands": _fields(commands_="Array of BotCommand", scope="BotCommandScope", language_code="String"),
        "sendMessage": _fields(
            chat_id_=["Integer", "String"],
            text_="String",
            parse_mode="String",
            link_preview_options="LinkPreviewOptions",
            reply_markup=MARKUPS,
        ),
        "editMessageText": _fields(
            chat_id=["Integer", "String"],
            message_id="Integer",
            text="String",
            parse_mode="String",
            link_preview_options="LinkPreviewOptions",
            reply_markup="InlineKeyboardMarkup",
        ),
        "editMessageReplyMarkup": _fields(
            chat_id=["Integer", "String"], message_id="Integer", reply_markup="InlineKeyboardMarkup"
        ),
        "answerCallbackQuery": _fields(callback_query_id_="String", text="String", show_alert="Boolean"),
        "getFile": _fields(file_id_="String"),
        "sendDocument": _fields(chat_id_=["Integer", "String"], document_=["InputFile", "String"], caption="String"),
    },
    "types": {
        "InlineKeyboardMarkup": _fields(inline_keyboard_="Array of Array of InlineKeyboardButton"),
        "InlineKeyboardButton": _fields(text_="String", url="String", callback_data="String"),
        "LinkPreviewOptions": _fields(is_disabled="Boolean"),
        "BotCommand": _fields(command_="String", description_="String"),
        SCOPE: _fields(type_="String"),
    },
}


@cache
def published() -> Table | None:
    """Return the published specification, where it lies beside the checkout."""
    return json.loads(PUBLISHED.read_text(encoding="utf-8")) if PUBLISHED.is_file() else None


def faults(method: str, params: Mapping[str, str], files: Mapping[str, bytes], table: Table) -> Iterator[str]:
    """Yield what is wrong with a request: its parameters as sent in a form, structures as JSON."""
    if method not in table["methods"]:
        yield f"{method} is no method"
        return
    fields = {each["name"]: each for each in table["methods"][method].get("fields", [])}
    yield from (f"{method}: {name} lacks" for name, each in fields.items() if each["required"] and name not in params)
    for name, raw in params.items():
        if name not in fields:
            yield f"{method} takes no {name}"
        elif not any(_is(raw, kind, files, table) for kind in fields[name]["types"]):
            yield f"{method}: {name} is none of {fields[name]['types']}"


def _is(raw: str, kind: str, files: Mapping[str, bytes], table: Table) -> bool:
    """Tell whether a form's value is of a type."""
    if kind == "String":
        return True
    if kind == "InputFile":
        return raw.removeprefix("attach://") in files
    if kind == "Boolean":
        return raw in ("true", "false", "True", "False")
    try:
        return _fits(json.loads(raw), kind, table)
    except ValueError:
        return False


def _fits(value: Any, kind: str, table: Table) -> bool:
    """Tell whether a JSON value is of a type."""
    if kind.startswith("Array of "):
        return isinstance(value, list) and all(_fits(each, kind.removeprefix("Array of "), table) for each in value)
    simple = {"Integer": int, "String": str, "Boolean": bool}.get(kind)
    if simple is not None:
        return isinstance(value, simple)
    kind = SCOPE if kind == "BotCommandScope" else kind
    if kind not in table["types"] or not isinstance(value, dict):
        return False
    fields = {each["name"]: each for each in table["types"][kind].get("fields", [])}
    whole = all(name in value for name, each in fields.items() if each["required"])
    known = value.keys() <= fields.keys()
    return whole and known and all(any(_fits(value[name], one, table) for one in fields[name]["types"]) for name in value)
