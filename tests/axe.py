"""Asks axe-core, from npm, what is wrong with a page."""

from pathlib import Path

from playwright.async_api import Page

SCRIPT = Path(__file__).parent.parent / "node_modules/axe-core/axe.min.js"


async def faults(page: Page) -> list[str]:
    """List what breaks a rule on the page as it is now: the rule and the element."""
    await page.evaluate(SCRIPT.read_text(encoding="utf-8"))  # evaluated, not added as a tag: the page's own CSP stays in force
    found = await page.evaluate("axe.run()")
    return [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]]
