// What the browser adds to the plain forms: nothing here is needed to fill in a report.

import { bring, forget, forgetOthers, isTouched, keep, restore } from "./keeping.js";
import { count, dress, notice, showFile, tally } from "./words.js";

const page = document.getElementById("case");
const composer = () => document.getElementById("composer");

// --- A new screen

// The outline scrolls by itself: where one is, stands in the middle of it.
function showStep() {
  const outline = document.getElementById("outline");
  const step = outline.querySelector("[aria-current=step]");
  if (step) outline.scrollTop += step.getBoundingClientRect().top - outline.getBoundingClientRect().top - outline.clientHeight / 2;
}

function settle({ own }) {
  const form = composer();
  if (!form) return hush();
  showStep();
  const came = page.dataset.closed === undefined ? restore(form, page.dataset.case) : "";
  dress(form);
  notice(came);
  if (!own) return;
  hear();
  focus(form);
}

// What is said before the question is passed over by the focus: a region that stays in the page has it read aloud.
function hear() {
  document.getElementById("heard").textContent = [...document.querySelectorAll("#now > .says p")].map((each) => each.textContent).join(" ");
}

// After a row was added or removed: its first box, where the new one is.
function row(form) {
  if (!moved) return null;
  const line = form.querySelector("[data-here]");
  return line?.querySelector("input, select") ?? line;
}

function focus(form) {
  const typing = matchMedia("(pointer: fine)").matches && form.querySelector(".panel > .field > .entry > input, .panel > .field > textarea");
  const target = document.querySelector("#now [data-focus-first]") ?? row(form) ?? (typing || form.querySelector("[data-focus]"));
  const line = row(form)?.closest(".line");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  (line ?? document.getElementById("now")).scrollIntoView({ behavior, block: line ? "center" : "start" });
  target?.focus({ preventScroll: true });
}

// --- Staying in step with other devices

let events;
let newest = 0;
let sending = false;
let leaving = false;
let wanted = false;
let moved = false;

function listen() {
  if (events || document.hidden || page.dataset.closed !== undefined) return;
  events = new EventSource(page.dataset.events);
  events.addEventListener("changed", (event) => {
    newest = Number(event.data);
    follow();
  });
}

function hush() {
  events?.close();
  events = undefined;
}

function follow() {
  if (sending || leaving || !composer() || newest <= Number(composer().dataset.revision)) return;
  if (isTouched(composer())) notice("changed");
  else refresh();
}

function refresh(asked = false) {
  wanted = asked;
  if (!globalThis.htmx) return location.reload();
  const query = new URLSearchParams({ seen: composer().dataset.revision, shown: page.dataset.language });
  return htmx.ajax("GET", `${page.dataset.page}?${query}`, { target: "#now" });
}

// --- Sending, and what becomes of it

let again;
let pause = 0;

function retryLater(submitter) {
  clearTimeout(again);
  pause = Math.min(60, pause * 2 || 3);
  again = setTimeout(() => composer()?.requestSubmit(submitter?.isConnected ? submitter : null), pause * 1000);
}

function delivered(context) {
  clearTimeout(again);
  pause = 0;
  if (context.response.status < 300) forget(context.request.form, page.dataset.case, [...(context.request.sent ?? [])]);
}

const isAside = (context) => /\/(sums|suggestions\/[^/]*)$/.test(context.request.action.split("?")[0]);
const isSubmit = (context) => context?.request?.form?.id === "composer" && !isAside(context);

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (!isSubmit(ctx)) return;
  const { submitter, body } = ctx.request;
  moved = submitter?.name === "remove" || submitter?.value === "add";
  ctx.request.sent = new Set(body.keys());
  if (submitter?.formEnctype === "application/x-www-form-urlencoded") {
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  }
  sending = true;
  setTimeout(() => sending && notice([...body.values()].some((value) => value instanceof File && value.size) ? "uploading" : "busy"), 600);
});

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (isAside(ctx)) {
    if (!ctx.response.ok && ctx.response.status >= 400) event.preventDefault(); // nothing is lost: the person goes on writing
    return;
  }
  const failed = ctx.response.status >= 500;
  const late = ctx.request.method === "GET" && !wanted && composer() && isTouched(composer()); // somebody began to write meanwhile
  if (!failed && !late) return;
  event.preventDefault();
  notice(failed ? "failed" : "changed");
});

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  leaving = leaving || Boolean(ctx.hx.redirect || ctx.hx.refresh);
  if (ctx.hx.refresh) history.scrollRestoration = "manual"; // another page at the same address: it has a place of its own
  if (isSubmit(ctx) && ctx.response.status < 500) delivered(ctx);
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  if (isAside(ctx)) return;
  settle({ own: ctx.request.method === "POST" });
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!isSubmit(ctx)) return;
  notice("offline");
  retryLater(ctx.request.submitter);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (!isSubmit(ctx)) return;
  sending = false;
  if (document.querySelector("#notices > [data-when=busy], #notices > [data-when=uploading]")) notice("");
  follow();
});

document.addEventListener(
  "submit",
  (event) => {
    if (event.submitter?.dataset.plain !== undefined) event.stopImmediatePropagation(); // a page of its own: leave it to the browser
  },
  true,
);

// --- Small comforts

document.addEventListener("input", ({ target }) => {
  if (target.form?.id !== "composer") return;
  if (target.type === "file") showFile(target);
  else keep(target.form, page.dataset.case);
  if (target.dataset.limit) count(target);
  tally(target.form);
});

// Up and down between a box and what is suggested for it.
function step(event) {
  const field = event.target.closest?.(".field.is-municipality");
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!field || !way) return;
  const stops = [field.querySelector("input"), ...field.querySelectorAll(".suggested button")];
  const next = stops[stops.indexOf(event.target) + way];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

document.addEventListener("keydown", (event) => {
  step(event);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form?.id === "composer") event.target.form.requestSubmit();
  const menu = document.querySelector(".menu[open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

document.addEventListener("click", ({ target }) => {
  const menu = document.querySelector(".menu[open]");
  if (menu && (!menu.contains(target) || target.closest("button"))) menu.open = false;
  if (target.closest("[data-retry]")) composer()?.requestSubmit();
  if (target.closest("[data-refresh]")) refresh(true);
  if (target.closest("[data-use]")) {
    bring(composer(), page.dataset.case);
    dress(composer());
    notice("restored");
  }
  const link = target.closest("[data-copy]");
  if (link) {
    navigator.clipboard.writeText(document.getElementById(link.dataset.copy).value).then(() => {
      link.textContent = link.dataset.copied;
    });
  }
});

if (page) {
  settle({ own: false });
  if (history.scrollRestoration === "manual") {
    if (page.dataset.closed === undefined) document.getElementById("now").scrollIntoView();
    else scrollTo(0, 0);
    document.querySelector("[data-focus]")?.focus({ preventScroll: true });
  }
  listen();
  document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
  addEventListener("online", () => pause && composer()?.requestSubmit());
  addEventListener("pageshow", ({ persisted }) => {
    leaving = false;
    if (persisted) refresh();
  });
  if (page.dataset.closed !== undefined) forgetOthers([]);
} else if (document.querySelector(".home[data-drafts]")) {
  forgetOthers(document.querySelector(".home").dataset.drafts.split(" "));
}
if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach((each) => (each.hidden = false));
