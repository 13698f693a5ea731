// Legal review: opinions that the answers rule out are greyed with the reason as one answers,
// a first wording is offered, and a draft is kept. The server judges by the same table again.

const form = document.querySelector("form[data-review]");
const answered = (name) => form.querySelector(`input[name="${name}"]:checked`)?.value;
const points = [...form.querySelectorAll("[data-point]")].map((place) => ({
  name: place.dataset.point,
  label: place.querySelector("legend").firstChild.textContent,
}));

function whyImpossible(outcome, faults) {
  const open = points.filter(({ name }) => name !== "OTHER" && !answered(`${name}-verdict`));
  if (open.length) return `未答复的审核要点：${open.map(({ label }) => label).join("、")}。`;
  const lawful = answered("is_lawful"), appropriate = answered("is_appropriate");
  if (!lawful || !appropriate) return "合法性、适当性两项结论还没有都作出。";
  const bad = points.filter(({ name }) => answered(`${name}-verdict`) === "BAD");
  if (outcome === "AGREE") {
    if (!bad.length && lawful === "yes" && appropriate === "yes") return "";
    return `存在不符合项：${bad.map(({ label }) => label).join("、") || "合法性或者适当性结论为否"}。`;
  }
  if (!faults.length || bad.some(({ name }) => faults.includes(name))) return "";
  const needed = points.filter(({ name }) => faults.includes(name)).map(({ label }) => label);
  return faults.length === points.length
    ? "任何一项都没有答为不符合，与这一意见相矛盾。"
    : `“${needed.join("”“")}”都没有答为不符合，与这一意见相矛盾。`;
}

function judge() {
  const places = [...form.querySelectorAll("[data-outcome]")];
  const reasons = places.map(({ dataset }) => whyImpossible(dataset.outcome, dataset.faults.split(" ").filter(Boolean)));
  const same = new Set(reasons).size === 1 ? reasons[0] : "";
  form.querySelector("[data-why-all]").textContent = same;
  for (const [nth, place] of places.entries()) {
    const why = reasons[nth];
    const choice = place.querySelector("input");
    choice.disabled = Boolean(why);
    if (why) choice.checked = false;
    place.classList.toggle("is-impossible", Boolean(why));
    place.querySelector(".outcome__why").textContent = same ? "" : why;
  }
}

const text = form.elements.text;
let offered = text.value && [...form.querySelectorAll("[data-words]")].some((place) => text.value.startsWith(place.dataset.words)) ? text.value : "";
function offer() {
  const chosen = answered("outcome");
  if (!chosen || (text.value.trim() && text.value !== offered)) return;
  const bad = points
    .filter(({ name }) => answered(`${name}-verdict`) === "BAD")
    .map(({ name, label }) => `${label}：${form.elements[`${name}-remark`].value.trim().replace(/。$/, "") || "不符合"}`);
  const words = form.querySelector(`[data-outcome="${chosen}"]`).dataset.words;
  offered = words + (bad.length ? `不符合项：${bad.join("；")}。` : "");
  text.value = offered;
}

const state = form.querySelector("[data-draft-state]");
let waiting = 0, sending = new AbortController();
async function keep() {
  sending = new AbortController();
  const { signal } = sending;
  try {
    const answer = await fetch(form.dataset.draft, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal,
    });
    state.textContent = answer.status === 204
      ? `草稿已于 ${new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" })} 保存。`
      : "草稿没有保存：登录可能已经过期。填写的内容仍在本页，提交时会请您重新登录。";
  } catch {
    if (signal.aborted) return;
    state.textContent = "草稿没有保存：连不上服务器。填写的内容仍在本页。";
  }
}

form.addEventListener("input", (event) => {
  judge();
  if (event.target !== text) offer();
  clearTimeout(waiting);
  waiting = setTimeout(keep, 1500);
});

// Once the opinion goes out there is nothing left to keep: a late draft would only be refused.
form.addEventListener("submit", ({ submitter }) => {
  if (submitter?.matches("[data-aside]")) return;
  clearTimeout(waiting);
  sending.abort();
});

// Preview and draft are no submissions: the page may be sent afterwards.
for (const button of form.querySelectorAll("[data-aside]")) {
  button.addEventListener("click", () => setTimeout(() => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
    for (const one of form.querySelectorAll("[aria-disabled]")) one.removeAttribute("aria-disabled");
  }, 0));
}
judge();
