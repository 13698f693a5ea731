// Forms: one submission per page, and what is typed survives the loss of page or session.
// Everything works without this file; the server refuses a second request with the same id.

const KEPT = "mingjing-draft:";

for (const form of document.querySelectorAll("form[data-once]")) {
  const key = KEPT + location.pathname;
  const fields = () => [...form.elements].filter(
    (field) => field.name && !["hidden", "file", "password", "submit"].includes(field.type),
  );

  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.setAttribute("aria-busy", "true");
    for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
      button.setAttribute("aria-disabled", "true");
    }
  });

  // Coming back with the browser's own button shows the page as it was: let it be sent again.
  addEventListener("pageshow", () => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  });

  if (form.method === "get" || form.dataset.keep === "no") continue;
  const wasRefused = document.querySelector("#refusal") !== null;
  const kept = sessionStorage.getItem(key);
  if (kept && !wasRefused && !("filled" in form.dataset)) {
    const values = JSON.parse(kept);
    for (const field of fields()) {
      const value = values[field.name];
      if (value === undefined) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = value.includes(field.value);
      else field.value = value[0];
    }
  }
  form.addEventListener("input", () => {
    const values = {};
    for (const field of fields()) {
      values[field.name] ??= [];
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked) values[field.name].push(field.value);
      } else values[field.name].push(field.value);
    }
    sessionStorage.setItem(key, JSON.stringify(values));
  });
}

// An act that went through needs no draft any more.
const done = new URLSearchParams(location.search).get("done");
if (done) sessionStorage.removeItem(`${KEPT}${location.pathname}do/${done}/`);

// On a narrow screen the stepper begins where the case stands.
const steps = document.querySelector(".steps");
const here = steps?.querySelector("[aria-current=step]");
if (here) steps.scrollLeft = here.offsetLeft - (steps.clientWidth - here.clientWidth) / 2;

document.querySelector("#refusal")?.focus();
