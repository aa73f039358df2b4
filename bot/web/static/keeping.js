// Keeps what is typed and not yet sent, on this device alone, until the server has acknowledged it.

const PREFIX = "vegvisar:";

const key = (name, part) => `${PREFIX}${name}:${part}`;

function stored(id) {
  try {
    return JSON.parse(localStorage.getItem(id));
  } catch {
    return null;
  }
}

function store(id, value) {
  try {
    if (value === null) localStorage.removeItem(id);
    else localStorage.setItem(id, JSON.stringify(value));
  } catch {
    // full or forbidden: the page works without
  }
}

/** The inputs of a form by name, those that a person can fill in. */
function groups(form) {
  const found = new Map();
  for (const control of form.elements) {
    if (!control.name || !/^(f\.|reply$)/.test(control.name) || control.type === "file" || control.tagName === "BUTTON") continue;
    found.set(control.name, [...(found.get(control.name) ?? []), control]);
  }
  return found;
}

const ticks = (controls) => controls[0].type === "radio" || controls[0].type === "checkbox";
const chosen = (select) => [...select.options].find((each) => each.defaultSelected)?.value ?? "";
const now = (controls) => (ticks(controls) ? controls.filter((each) => each.checked).map((each) => each.value).join() : controls[0].value);
const before = (controls) =>
  ticks(controls)
    ? controls.filter((each) => each.defaultChecked).map((each) => each.value).join()
    : controls[0].options ? chosen(controls[0]) : controls[0].defaultValue;

const part = (form, name) => (name === "reply" ? form.elements.place?.value ?? `${form.elements.question?.value}:reply` : name);

function put(controls, value) {
  if (ticks(controls)) for (const each of controls) each.checked = value.split(",").includes(each.value);
  else controls[0].value = value;
}

/** Tell whether something stands in the form that the server does not have. */
export function isTouched(form) {
  if (form.dataset.kept !== undefined || form.querySelector("input[type=file]")?.files.length) return true;
  return [...groups(form).values()].some((controls) => now(controls) !== before(controls));
}

/** Keep what stands in the form now. */
export function keep(form, name) {
  for (const [field, controls] of groups(form)) {
    const same = now(controls) === before(controls);
    store(key(name, part(form, field)), same ? null : { text: now(controls), base: before(controls) });
  }
}

/** Put back what was typed here before. Returns "restored", "other" (the answer has changed since: offered, not put back) or "". */
export function restore(form, name) {
  let came = "";
  for (const [field, controls] of groups(form)) {
    const id = key(name, part(form, field));
    const kept = stored(id);
    if (!kept) continue;
    if (kept.text === before(controls) || !kept.text.trim()) store(id, null);
    else if (kept.base === before(controls)) {
      put(controls, kept.text);
      came ||= "restored";
    } else came = "other";
  }
  return came;
}

/** Put back what was typed here before, though the answer has changed since. */
export function bring(form, name) {
  for (const [field, controls] of groups(form)) {
    const kept = stored(key(name, part(form, field)));
    if (kept) put(controls, kept.text);
  }
}

/** Forget what the server has acknowledged: the names of what was sent. */
export function forget(form, name, sent) {
  for (const field of sent) if (/^(f\.|reply$)/.test(field)) store(key(name, part(form, field)), null);
}

/** Forget every case but these. */
export function forgetOthers(names) {
  try {
    for (const id of Object.keys(localStorage)) {
      if (id.startsWith(PREFIX) && !names.includes(id.split(":")[1])) localStorage.removeItem(id);
    }
  } catch {
    // forbidden: nothing was kept either
  }
}
