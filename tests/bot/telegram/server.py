"""A Bot API server that runs here: real HTTP, real long polling, and every request held against what Telegram takes.

Keeps the chats as people see them, hands out updates until they are confirmed, and refuses what Telegram would refuse, in its own
words. ``faults`` collects whatever was wrong with a request: a test that leaves some there fails.
"""

import asyncio
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from aiohttp import web

from tests.bot.telegram.html import HtmlError, plain
from tests.bot.telegram.spec import OWN, faults, published
from tests.bot.telegram.wire import Call, Notice, RefusedError, Sent, form_of, snake, units

TOKEN = "4711:test-token_that-opens-nothing"
BOT = {"id": 4711, "is_bot": True, "first_name": "Vegvisar", "username": "VegvisarTestBot"}
LONGEST_TEXT, LONGEST_CAPTION, LONGEST_TOAST, LONGEST_DATA, MOST_BUTTONS, WIDEST = 4096, 1024, 200, 64, 100, 8
BIGGEST_FILE = 20 << 20
WORD = re.compile(r"[a-z0-9_]{1,32}")
UNCHANGED = "message is not modified: specified new message content and reply markup are exactly the same as a current content"


class BotApi:
    """The server's state, and its methods."""

    def __init__(self) -> None:
        self.chats: dict[int, list[Sent]] = defaultdict(list)
        self.calls: list[Call] = []
        self.faults: list[str] = []
        self.files: dict[str, bytes] = {}
        self.notices: dict[str, Notice] = {}
        self.pressed: dict[str, int] = {}
        self.blocked: set[int] = set()
        self.webhook: dict[str, str] | None = None
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.refusals: list[tuple[str, RefusedError]] = []
        self.numbers = itertools.count(1)
        self.hooks: dict[str, Callable[[], Coroutine[None, None, None]]] = {}
        self.changed = asyncio.Condition()
        self._updates: list[dict[str, Any]] = []
        self._update_ids = itertools.count(100)
        self._polls = 0

    # --- what tests do ---

    async def push(self, kind: str, content: dict[str, Any], update_id: int | None = None) -> int:
        """Queue an update, and return its id."""
        number = next(self._update_ids) if update_id is None else update_id
        async with self.changed:
            self._updates.append({"update_id": number, kind: content})
            self._updates.sort(key=lambda update: int(update["update_id"]))
            self.changed.notify_all()
        return number

    async def confirmed(self, *update_ids: int) -> None:
        """Wait until the bot has confirmed these updates: it has handled and answered them."""
        async with self.changed:
            await self.changed.wait_for(lambda: all(each["update_id"] not in update_ids for each in self._updates))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that requests can change."""
        async with self.changed:
            await self.changed.wait_for(holds)

    def refuse(self, method: str, status: int, description: str, **parameters: int) -> None:
        """Refuse the next request of this method."""
        self.refusals.append((method, RefusedError(status, description, **parameters)))

    def made(self, method: str, chat: int | None = None) -> list[Call]:
        """Return the requests of a method (for a chat)."""
        return [each for each in self.calls if each.method == method and chat in (None, int(each.params.get("chat_id", 0)))]

    # --- HTTP ---

    def app(self) -> web.Application:
        """Return the server's application."""
        app = web.Application(client_max_size=64 << 20)
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        return app

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        params, files = await form_of(request)
        try:
            result = await self._answer(request.match_info["token"], method, params, files)
        except RefusedError as error:
            content: dict[str, Any] = {"ok": False, "error_code": error.status, "description": error.description}
            if error.parameters:
                content["parameters"] = error.parameters
            return web.json_response(content, status=error.status)
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, token: str, method: str, params: dict[str, str], files: dict[str, bytes]) -> Any:
        if token != TOKEN:
            raise RefusedError(401, "Unauthorized")
        for table in filter(None, (OWN, published())):
            self.faults += faults(method, params, files, table)
        self.calls.append(Call(method, params))
        for place, (name, error) in enumerate(self.refusals):
            if name == method:
                del self.refusals[place]
                raise error
        if method in self.hooks:
            await asyncio.shield(self.hooks.pop(method)())  # it goes on when it kills the one who asked
        if int(params.get("chat_id", 0)) in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        result = getattr(self, f"_{snake(method)}")(params, files)
        if asyncio.iscoroutine(result):
            return await result
        async with self.changed:
            self.changed.notify_all()
        return result

    # --- methods ---

    def _get_me(self, _params: dict[str, str], _files: object) -> Any:
        return BOT

    async def _get_updates(self, params: dict[str, str], _files: object) -> Any:
        offset, seconds = int(params.get("offset", 0)), int(params.get("timeout", 0))
        if self.webhook is not None:
            raise RefusedError(409, "Conflict: can't use getUpdates method while webhook is active")
        self._polls += 1
        this = self._polls
        with suppress(TimeoutError):
            async with self.changed:
                self._updates = [each for each in self._updates if each["update_id"] >= offset]
                self.changed.notify_all()
                if seconds:
                    await asyncio.wait_for(self.changed.wait_for(lambda: bool(self._updates) or self._polls != this), seconds)
        if self._polls != this:
            raise RefusedError(409, "Conflict: terminated by other getUpdates request")
        return self._updates[: int(params.get("limit", 100))]

    def _set_webhook(self, params: dict[str, str], _files: object) -> Any:
        if not params["url"].startswith("https://") or not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", params["secret_token"]):
            raise RefusedError(400, "Bad Request: bad webhook")
        self.webhook = params
        return True

    def _delete_webhook(self, _params: dict[str, str], _files: object) -> Any:
        self.webhook = None
        return True

    def _set_my_commands(self, params: dict[str, str], _files: object) -> Any:
        commands = json.loads(params["commands"])
        fine = len(commands) <= MOST_BUTTONS and all(
            WORD.fullmatch(each["command"]) and 1 <= len(each["description"]) <= 256 for each in commands
        )
        if not fine:
            self._fault("setMyCommands: BOT_COMMAND_INVALID")
        self.commands[params.get("language_code", "")] = commands
        return True

    def _send_message(self, params: dict[str, str], _files: object) -> Any:
        return self._keep(
            Sent(next(self.numbers), int(params["chat_id"]), self._text(params), params["text"], self._keys(params))
        )

    def _edit_message_text(self, params: dict[str, str], _files: object) -> Any:
        message = self._message(params)
        text, keyboard = self._text(params), self._keys(params)
        if (message.html, message.keyboard) == (params["text"], keyboard):
            raise RefusedError(400, f"Bad Request: {UNCHANGED}")
        message.text, message.html, message.keyboard = text, params["text"], keyboard
        message.edits += 1
        return self._json(message)

    def _edit_message_reply_markup(self, params: dict[str, str], _files: object) -> Any:
        message, keyboard = self._message(params), self._keys(params)
        if message.keyboard == keyboard:
            raise RefusedError(400, f"Bad Request: {UNCHANGED}")
        message.keyboard = keyboard
        return self._json(message)

    def _answer_callback_query(self, params: dict[str, str], _files: object) -> Any:
        callback, text = params["callback_query_id"], params.get("text", "")
        if callback not in self.pressed:
            raise RefusedError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        if units(text) > LONGEST_TOAST:
            self._fault("answerCallbackQuery: MESSAGE_TOO_LONG")
        self.pressed[callback] += 1
        self.notices[callback] = Notice(text, params.get("show_alert", "").lower() == "true")
        return True

    def _get_file(self, params: dict[str, str], _files: object) -> Any:
        path = f"documents/{params['file_id']}"
        if path not in self.files:
            raise RefusedError(400, "Bad Request: invalid file_id")
        if len(self.files[path]) > BIGGEST_FILE:
            raise RefusedError(400, "Bad Request: file is too big")
        return {"file_id": params["file_id"], "file_unique_id": "u", "file_path": path, "file_size": len(self.files[path])}

    def _send_document(self, params: dict[str, str], files: dict[str, Any]) -> Any:
        if units(params.get("caption", "")) > LONGEST_CAPTION:
            self._fault("sendDocument: MEDIA_CAPTION_TOO_LONG")
        name, content = files[params["document"].removeprefix("attach://")]
        return self._keep(Sent(next(self.numbers), int(params["chat_id"]), params.get("caption", ""), file=(name, content)))

    # --- what Telegram checks ---

    def _fault(self, what: str) -> None:
        self.faults.append(what)
        raise RefusedError(400, f"Bad Request: {what}")

    def _text(self, params: dict[str, str]) -> str:
        try:
            text = plain(params["text"]) if params.get("parse_mode") == "HTML" else params["text"]
        except HtmlError as error:
            self._fault(f"can't parse entities: {error}")
        if not text.strip():
            self._fault("message text is empty")
        if units(text) > LONGEST_TEXT or "\0" in text:
            self._fault("message is too long, or holds a NUL")
        return text.replace("\u00a0", " ")

    def _keys(self, params: dict[str, str]) -> list[list[dict[str, str]]]:
        keyboard: list[list[dict[str, str]]] = json.loads(params.get("reply_markup", "{}")).get("inline_keyboard", [])
        buttons = [button for row in keyboard for button in row]
        if len(buttons) > MOST_BUTTONS or any(not 1 <= len(row) <= WIDEST for row in keyboard):
            self._fault("reply markup is too long")
        for button in buttons:
            if not 1 <= len(button["callback_data"].encode()) <= LONGEST_DATA or not button["text"].strip():
                self._fault("BUTTON_DATA_INVALID")
        return keyboard

    def _message(self, params: dict[str, str]) -> Sent:
        chat, number = int(params["chat_id"]), int(params["message_id"])
        for message in self.chats[chat]:
            if message.id == number:
                return message
        raise RefusedError(400, "Bad Request: message to edit not found")

    def _keep(self, message: Sent) -> Any:
        self.chats[message.chat].append(message)
        return self._json(message)

    def _json(self, message: Sent) -> Any:
        chat = {"id": message.chat, "type": "private"}
        return {"message_id": message.id, "date": 1_640_000_000, "chat": chat, "from": BOT, "text": message.text}
