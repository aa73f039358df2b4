"""Asks axe-core, from npm, what is wrong with a page."""

from pathlib import Path

from playwright.async_api import Page

SCRIPT = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"


async def faults(page: Page, *, but_for: str = "") -> list[str]:
    """List what breaks a rule on the page as it is now, ``but_for`` what a selector names: the rule and the element."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(
            SCRIPT.read_text(encoding="utf-8")
        )  # evaluated, not added as a tag: the page's own CSP stays in force
    found = await page.evaluate(
        "but_for => axe.run(but_for ? {exclude: [but_for]} : document, {resultTypes: ['violations']})", but_for
    )
    return [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]]
