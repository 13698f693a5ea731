// The panel on public pages: fetches what is public and checks it step by step, in this browser.
// Loads nothing, checks nothing and moves nothing until somebody asks for it.

import * as tlog from "./tlog.js";

const { Altered, CannotTell } = tlog;
const DOMAIN = "mingjing/commit/v1\0";
const SEEN = "mingjing.seen.";
const SIGNS = { good: "✔", bad: "✘", open: "–" };
const OFFLINE = "请改用离线方法：下载凭证和日志，用 mingjing-verify 核验。";

const STEPS = {
  key: "日志的公钥",
  signature: "检查点的签名",
  grown: "与您上次所见的日志一致",
  entry: "条目确在日志之中",
  opening: "条目承诺的内容就是凭证所示",
  content: "公示内容与登记的一致",
  page: "本页显示的与登记的一致",
};

async function fetched(path) {
  const answer = await fetch(path, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new CannotTell(`取不到 ${path}（${answer.status}）`);
  return new Uint8Array(await answer.arrayBuffer());
}

function parsed(bytes, what) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Altered(`${what}读不出`);
  }
}

// Each check takes what earlier ones found and adds to it; it says in one sentence what it means.
const CHECKS = {
  async key(known) {
    const typed = document.querySelector("[data-check-key] input")?.value.trim() ?? "";
    const line = typed || new TextDecoder().decode(await fetched(`${known.log}log.vkey`));
    known.key = await tlog.readKey(line);
    return typed
      ? `您给出的公钥，编号 ${known.key.id}。`
      : `编号 ${known.key.id}，取自本网站：请与纸质文书或者其他单位保存的比对。`;
  },
  async signature(known) {
    const note = await fetched(`${known.log}checkpoint`);
    known.head = await tlog.openCheckpoint(note, known.key);
    if (known.head.origin !== known.origin) throw new Altered(`检查点不属于 ${known.origin}`);
    return `有效，检查点共 ${known.head.size} 条。`;
  },
  async grown(known) {
    const held = remembered(known.origin);
    if (held) await tlog.requireGrown(held, known.head, known.read);
    remember(known.origin, known.head);
    return held
      ? `上次 ${held.size} 条，现在 ${known.head.size} 条，开头没有改变。`
      : "第一次在这个浏览器核验，已记下这个检查点，下次比对。";
  },
  async entry(known) {
    const leaf = known.entry ? await tlog.leafHash(known.entry) : tlog.fromHex(known.leaf);
    await tlog.requireIncluded(known.seq, leaf, known.head, known.read);
    const which = known.receipt ? "登记这一页时写入" : "制发本件时写入";
    return `第 ${known.seq} 号条目，${which}；由瓦片算出的树根与签名的相同。`;
  },
  async opening(known) {
    const committed = parsed(known.entry, "条目").d;
    const opened = await tlog.sha256(
      new TextEncoder().encode(DOMAIN), tlog.fromHex(known.receipt.salt), known.payload,
    );
    if (tlog.hex(opened) !== committed) throw new Altered("凭证所示不是条目所承诺的");
    known.facts = parsed(known.payload, "凭证的内容").facts;
    return "盐和内容的摘要与条目相同，写入之后没有改动。";
  },
  async content(known) {
    const bytes = await fetched(known.recordPath);
    if (tlog.hex(await tlog.sha256(bytes)) !== known.facts.content_sha256) {
      throw new Altered("公示内容（record.json）不是登记的那一份");
    }
    known.told = parsed(bytes, "公示内容");
    return `文号 ${known.told.number}，摘要与条目所记相同。`;
  },
  async page(known) {
    for (const shown of document.querySelectorAll("[data-told]")) {
      const expected = wording(known.told, shown.dataset.told);
      if (plain(shown.textContent) !== plain(expected)) {
        throw new Altered(`“${labelOf(shown)}”与登记的不同，登记的是：${expected}`);
      }
    }
    const bytes = await fetched(known.pagePath);
    if (tlog.hex(await tlog.sha256(bytes)) !== known.facts.page_sha256) {
      throw new Altered("网页文件不是登记的那一份");
    }
    return "逐项比对相同，网页文件的摘要也与条目所记相同。";
  },
};

function wording(told, field) {
  const fields = told.fields ?? {};
  switch (field) {
    case "number":
      return told.number;
    case "reply":
      return told.reply?.text ?? "";
    case "penalty":
      return penaltyWords(fields);
    case "officers.certificates":
      return fields[field].join("、");
    default:
      return valueWords(told[field] ?? fields[field] ?? "");
  }
}

function valueWords(value) {
  if (Array.isArray(value)) return value.join("；");
  return /^\d{4}-\d\d-\d\d$/.test(value) ? chinese(value) : String(value);
}

function penaltyWords(fields) {
  const others = fields["decision.kinds"].filter((kind) => kind !== "罚款");
  const fen = fields["decision.fine_fen"];
  const rest = fen % 100;
  const yuan = Math.floor(fen / 100).toString().replace(/\B(?=(\d{3})+$)/g, ",")
    + (rest ? `.${String(rest).padStart(2, "0")}` : "");
  return [others.join("、"), fen ? `罚款 ${yuan} 元` : ""].filter(Boolean).join("，");
}

function chinese(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function plain(words) {
  return words.replace(/\s+/g, "");
}

function labelOf(shown) {
  return shown.closest(".fact")?.querySelector("dt")?.textContent
    ?? shown.closest("section")?.querySelector("h2")?.textContent ?? shown.dataset.told;
}

function remembered(origin) {
  try {
    const held = JSON.parse(localStorage.getItem(SEEN + origin));
    return Number.isSafeInteger(held?.size) && typeof held.root === "string" ? held : null;
  } catch {
    return null;
  }
}

function remember(origin, head) {
  try {
    localStorage.setItem(
      SEEN + origin, JSON.stringify({ size: head.size, root: tlog.hex(head.root) }),
    );
  } catch {
    // A browser that stores nothing checks all the rest.
  }
}

async function start(panel) {
  const data = panel.dataset;
  const known = { recordPath: data.record, pagePath: data.page };
  if (data.receipt) {
    known.receipt = parsed(await fetched(data.receipt), "凭证");
    Object.assign(known, {
      origin: known.receipt.origin,
      seq: known.receipt.seq,
      entry: tlog.fromBase64(known.receipt.entry),
      payload: tlog.fromBase64(known.receipt.payload),
    });
  } else {
    Object.assign(known, { origin: data.origin, seq: Number(data.seq), leaf: data.leaf });
  }
  if (!/\/[0-9]{4}$/.test(known.origin)) throw new Altered("凭证没有写明是哪一本日志");
  known.log = `/log/${known.origin.slice(-4)}/`;
  known.read = (path) => fetched(known.log + path);
  return known;
}

async function check(panel) {
  const place = panel.querySelector("[data-check-steps]");
  const list = document.createElement("ol");
  list.className = "checks";
  place.replaceChildren(list);
  if (!tlog.canCheck()) return say(place, "open", `您的浏览器不支持在本机核验。${OFFLINE}`);
  let known;
  try {
    known = await start(panel);
  } catch (error) {
    return say(place, error instanceof Altered ? "bad" : "open", `${told(error)}${OFFLINE}`);
  }
  const names = Object.keys(STEPS).filter((name) => known.receipt || name in { key: 0, signature: 0, grown: 0, entry: 0 });
  let ended = "";
  for (const name of names) {
    if (ended) {
      add(list, "open", name, "前一步没有通过，未核对。");
      continue;
    }
    try {
      add(list, "good", name, await CHECKS[name](known));
    } catch (error) {
      ended = error instanceof Altered ? "bad" : "open";
      add(list, ended, name, told(error));
    }
  }
  if (ended === "bad") return say(place, "bad", "核验没有通过：看 ✘ 的一步。请保存本页并报告错误。");
  if (ended === "open") return say(place, "open", `现在不能判断。${OFFLINE}`);
  return say(place, "good", "全部通过。");
}

function told(error) {
  if (error instanceof Altered || error instanceof CannotTell) return `${error.message}。`;
  if (error.name === "NotSupportedError") return "您的浏览器不支持 Ed25519 签名。";
  if (error instanceof TypeError) return "网络不通，或者文件读不出。";
  return `${error.name}。`;
}

function add(list, sign, name, words) {
  const item = document.createElement("li");
  item.dataset.step = name;
  item.dataset.sign = sign;
  const head = document.createElement("b");
  head.textContent = `${SIGNS[sign]} ${STEPS[name]}`;
  item.append(head, " ", words);
  list.append(item);
}

function say(place, sign, words) {
  const box = document.createElement("p");
  box.className = `alert alert--${{ good: "good", bad: "bad", open: "warn" }[sign]}`;
  box.dataset.verdict = sign;
  box.textContent = `${SIGNS[sign]} ${words}`;
  place.append(box);
}

async function compareFile(zone, file) {
  const answer = zone.querySelector("[data-drop-answer]");
  answer.replaceChildren();
  if (!tlog.canCheck()) return say(answer, "open", "您的浏览器不支持在本机计算摘要，请用下面的命令算出后粘贴。");
  const digest = tlog.hex(await tlog.sha256(new Uint8Array(await file.arrayBuffer())));
  if (!zone.dataset.pdf) {
    const form = document.querySelector("[data-digest-form]");
    form.elements.sha256.value = digest;
    return form.requestSubmit();
  }
  return digest === zone.dataset.pdf
    ? say(answer, "good", "一致：与本机关制发的电子文书逐字节相同。")
    : say(answer, "bad", `不一致：电子文件不是本机关制发的原件（摘要 ${digest.slice(0, 16)}…）。`);
}

for (const panel of document.querySelectorAll("[data-check]")) {
  const button = panel.querySelector("[data-check-start]");
  button.setAttribute("role", "button");
  button.addEventListener("click", (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    check(panel).finally(() => button.removeAttribute("aria-disabled"));
  });
}
for (const form of document.querySelectorAll("[data-check-key]")) {
  form.addEventListener("submit", (event) => event.preventDefault());
}
for (const zone of document.querySelectorAll("[data-drop]")) {
  zone.classList.add("is-ready");
  const input = zone.querySelector("input");
  input.addEventListener("change", () => input.files[0] && compareFile(zone, input.files[0]));
  for (const kind of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.toggle("drop--over", kind === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer.files;
    if (file) compareFile(zone, file);
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.classList.add("is-ready");
  button.addEventListener("click", () => globalThis.print());
}
