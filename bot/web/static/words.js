// What the page says by itself, and what it counts while one writes. The texts come with the page, in the person's language.

const MEGABYTE = 1024 * 1024;
const LARGEST = 20 * MEGABYTE;

const words = (name) => document.getElementById("words").content.querySelector(`[data-when="${name}"]`);
const said = (name, values = {}) => Object.entries(values).reduce((text, [key, value]) => text.replace(`{${key}}`, value), words(name).textContent);

/** Show a notice of the page's own; none takes away what is there. */
export function notice(name) {
  const area = document.getElementById("notices");
  if (!area) return; // an error page took the place of this one
  if (!name) area.replaceChildren();
  else if (area.firstElementChild?.dataset.when !== name) area.replaceChildren(words(name).cloneNode(true));
}

const length = (text) => [...text.normalize("NFC").trim()].length;

/** Say how much room is left in a text. */
export function count(area) {
  const left = Number(area.dataset.limit) - length(area.value);
  const counter = document.getElementById(`${area.id}-limit`);
  counter.textContent = said(left < 0 ? "over" : "left", { count: Math.abs(left).toLocaleString("nb") });
  counter.classList.toggle("is-over", left < 0);
}

/** Say how many rows of a grid are answered. */
export function tally(form) {
  const line = form.querySelector("[data-tally]");
  if (line) line.textContent = said("rows", { done: form.querySelectorAll(".grid input:checked").length, total: line.dataset.tally });
}

/** Say which file is chosen. */
export function showFile(input) {
  const file = input.files[0];
  const name = input.parentElement.querySelector("[data-file]");
  name.textContent = file ? `${file.name}${file.size > LARGEST ? ` – ${said("too_large", { size: Math.ceil(file.size / MEGABYTE) })}` : ""}` : "";
}

/** Count all that is counted in a form. */
export function dress(form) {
  form.querySelectorAll("textarea[data-limit]").forEach(count);
  tally(form);
}
