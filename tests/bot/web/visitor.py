"""A person at a real Chromium, who notes whatever is not as it should be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, FilePayload, Page, Request

from tests.axe import faults

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
    "reduced_motion": "reduce",
}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
ACCOUNTS: FilePayload = {"name": "Rekneskap 2021.csv", "mimeType": "text/csv", "buffer": b"Konto;Sum\n5000;561250\n"}
LOG_EVERY = 6  # screens
OVERFLOWING = """() => [...document.querySelectorAll("main *")]
  .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === "visible")
  .map((each) => `${each.className}: ${each.scrollWidth} wide in ${each.clientWidth}: ${each.textContent.slice(0, 60)}`)"""


@dataclass
class Visitor:
    """A page, and what went wrong on it."""

    page: Page
    base: str
    js: bool = True
    wrong: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        # errors in the console (a breach of the policy is one), and requests to elsewhere
        self.page.set_default_timeout(10_000)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on("request", self._request)

    async def beside(self, address: str) -> "Visitor":
        """Open another page in the same browser; what is wrong there is noted here too."""
        other = Visitor(await self.page.context.new_page(), self.base, self.js, self.wrong)
        await other.page.goto(address)
        return other

    def forgive(self, *words: str) -> None:
        """Take it as meant where one of these stands in what was wrong."""
        self.forgiven += words

    @property
    def faults(self) -> list[str]:
        """What was wrong and was not meant."""
        return [each for each in self.wrong if not any(word in each for word in self.forgiven)]

    async def leave(self) -> None:
        """Close the browser."""
        await self.page.context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrong.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "about:", "blob:")):
            self.wrong.append(f"request: {request.url}")

    async def look(self, kind: str) -> None:
        """Check a screen the first time that its kind is seen: nothing that axe finds, nothing wider than what it stands in.

        The log of what was answered is long, and the same on all screens: axe looks at it every few screens only.
        """
        if kind in self.seen or not self.js:  # axe is JavaScript
            return
        but_for = "#log" if len(self.seen) % LOG_EVERY else ""
        self.seen.add(kind)
        self.wrong += [f"{kind}: {fault}" for fault in await faults(self.page, but_for=but_for)]
        self.wrong += [f"{kind}: {fault}" for fault in await self.page.evaluate(OVERFLOWING)]
        wide, width = await self.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if wide > width:
            self.wrong.append(f"{kind}: {wide} wide in a window of {width}")

    async def revision(self) -> str:
        """Return the revision that the page shows."""
        return await self.page.locator("#composer").get_attribute("data-revision") or ""

    async def press(self, selector: str) -> None:
        """Press something that makes a turn, and wait until the page shows it."""
        button, before = self.page.locator(selector).first, await self.revision()
        await button.click()
        await self.page.locator(f"#composer:not([data-revision='{before}'])").wait_for(state="attached")

    async def answer(self, *texts: str) -> None:
        """Fill in the boxes in their order, and press the main button."""
        boxes = self.page.locator("#composer .panel input[data-draft]:visible, #composer .panel textarea:visible")
        for place, text in enumerate(texts):
            await boxes.nth(place).fill(text)
        await self.press("#composer .primary")

    async def choose(self, code: int) -> None:
        """Press a choice's button."""
        await self.press(f".choice[value='{code}']")

    async def tick(self, question: str, *codes: int) -> None:
        """Choose these options, and press the main button."""
        for code in codes:
            await self.page.locator(f"#f-{question}-{code}").check()
        await self.press("#composer .primary")

    async def attach(self, file: FilePayload) -> None:
        """Choose a file, and press the main button."""
        await self.page.locator("input[type=file]").set_input_files(file)
        await self.press("#composer .primary")

    async def go(self, question: str) -> None:
        """Go to a question by the overview."""
        await self.menu("overview")
        await self.press(f"#now [name=jump][value={question}]")

    async def menu(self, command: str) -> None:
        """Press a command in the menu."""
        await self.page.locator(".menu > summary").click()
        await self.press(f".menu-list [value={command}]")

    async def says(self, *texts: str) -> None:
        """Check that the page says these."""
        shown = " ".join((await self.page.locator("#now").inner_text()).split())
        self.wrong += [f"not said: {text!r} in {shown[:300]!r}" for text in texts if text not in shown]

    async def start(self, language: str, form: str = "report-2021") -> None:
        """Begin a filing of a new measure from the front page: the report of 2021, which stands folded among the older ones."""
        await self.page.goto(self.base)
        await self.look("home")
        start = self.page.locator(f"form.begin:has([name=form][value={form}])")
        fold = self.page.locator("details.more", has=start)
        if await fold.count():
            await fold.locator("summary").click()
            await self.look("home unfolded")
        await start.locator(f"button[value={language}]").click()
        await self.page.locator("#composer").wait_for()

    async def to_money(self) -> None:
        """Answer the first four questions."""
        for text in ("Ung i jobb", "NAV Volda", "postmottak@nav-volda.example"):
            await self.answer(text)
        await self.choose(14)

    async def grid(self) -> None:
        """Give one answer on each line of the grid."""
        rows = self.page.locator(".grid tbody tr")
        for place in range(await rows.count()):
            await rows.nth(place).locator(".pick").nth((place * 3 + 1) % 4).click()
        await self.press("#composer .primary")


@dataclass
class Visits:
    """The door: people come with a Chromium each, and what was wrong on their pages is known when they have left."""

    browser: Browser
    base: str
    visitors: list[Visitor] = field(default_factory=list)

    async def __call__(self, dress: Mapping[str, Any], secret: str = "", case: str = "") -> Visitor:
        """Let somebody come with such a browser: to a seat, if they have its secret, and to a case there."""
        context = await self.browser.new_context(**dress)
        if secret:
            await context.add_cookies([{"name": "vegvisar", "value": secret, "url": self.base}])
        visitor = Visitor(await context.new_page(), self.base, dress.get("java_script_enabled", True))
        self.visitors.append(visitor)
        if case:
            await visitor.page.goto(f"{self.base}/case/{case}")
        return visitor
