// Uploads that survive reloads and lost networks: tus 1.0, one checked chunk after another.
// Without this file, or where the page is not secure, the same form sends one file at once.

const CHUNK = 4 * 1024 * 1024;
const FIRST_PAUSE = 1000, LONGEST_PAUSE = 30_000;
const KEPT = "mingjing-upload:";
const TUS = { "Tus-Resumable": "1.0.0" };

class Refused extends Error {}
class Gone extends Error {}

const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const hex = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
const mib = (bytes) => (bytes < 104858 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`);

// RFC 6962 over the digests of the chunks, as the server computes it.
async function root(leaves) {
  if (leaves.length === 1) return sha256(joined([0], leaves[0]));
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(joined([1], await root(leaves.slice(0, left)), await root(leaves.slice(left))));
}

async function refusal(answer) {
  try {
    const told = await answer.json();
    return `${told.what}${told.why}${told.remedy}`;
  } catch {
    return `服务器答复 ${answer.status}，请稍后再试。`;
  }
}

class Sending {
  constructor(form, file) {
    Object.assign(this, { file, isPaused: false, hashes: [], resume: () => {} });
    this.token = form.elements.csrfmiddlewaretoken.value;
    this.collection = form.dataset.uploads;
    this.key = `${KEPT}${this.collection}:${file.name}:${file.size}:${file.lastModified}`;
    this.row = form.querySelector("template").content.cloneNode(true).firstElementChild;
    this.row.querySelector("[data-name]").textContent = file.name;
    this.row.querySelector("[data-pause]").addEventListener("click", () => this.toggle());
    form.querySelector("[data-list]").append(this.row);
    this.tell("等待上传", 0);
  }

  tell(words, offset) {
    const bar = this.row.querySelector("progress");
    bar.max = this.file.size || 1;
    bar.value = offset;
    const percent = Math.floor((100 * offset) / (this.file.size || 1));
    bar.textContent = `${percent}%`;
    this.row.querySelector("[data-told]").textContent = `${words} ${percent}%（共 ${mib(this.file.size)}）`;
  }

  toggle() {
    this.isPaused = !this.isPaused;
    this.row.querySelector("[data-pause]").textContent = this.isPaused ? "继续" : "暂停";
    if (!this.isPaused) this.resume();
  }

  ask(method, url, headers = {}, body = undefined) {
    return fetch(url, { method, body, headers: { ...TUS, "X-CSRFToken": this.token, ...headers } });
  }

  // Ask again and again, longer and longer apart, while the network or the server is away.
  async insist(act) {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      let answer;
      try {
        answer = await act();
      } catch (error) {
        if (error instanceof Refused || error instanceof Gone) throw error;
      }
      if (answer?.ok || answer?.status === 409) return answer;
      if (answer && [404, 410].includes(answer.status)) throw new Gone(await refusal(answer));
      const isPassing = !answer || [423, 429, 460, 500, 502, 503, 504].includes(answer.status);
      if (!isPassing) throw new Refused(await refusal(answer));
      this.row.dataset.state = "waiting";
      await Promise.race([wait(pause), new Promise((done) => { addEventListener("online", done, { once: true }); })]);
    }
  }

  async held() {
    const answer = await this.insist(() => this.ask("HEAD", this.url));
    return Number(answer.headers.get("Upload-Offset"));
  }

  async begin() {
    this.url = localStorage.getItem(this.key);
    try {
      if (this.url) return await this.held();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
    const name = base64(new TextEncoder().encode(this.file.name));
    const headers = { "Upload-Length": String(this.file.size), "Upload-Metadata": `filename ${name}` };
    const answer = await this.insist(() => this.ask("POST", this.collection, headers));
    this.url = answer.headers.get("Location");
    localStorage.setItem(this.key, this.url);
    return 0;
  }

  // Send one chunk; after any trouble the server says where to go on.
  async patch(bytes, start, offset) {
    while (offset < start + bytes.byteLength) {
      if (this.isPaused) {
        this.tell("已暂停", offset);
        await new Promise((done) => { this.resume = done; });
      }
      const piece = bytes.slice(offset - start);
      const headers = {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": String(offset),
        "Upload-Checksum": `sha256 ${base64(await sha256(piece))}`,
      };
      let isFirst = true;
      const answer = await this.insist(async () => {
        if (!isFirst) {
          const held = await this.held();
          if (held !== offset) return new Response(null, { status: 200, headers: { "Upload-Offset": held } });
        }
        isFirst = false;
        return this.ask("PATCH", this.url, headers, piece);
      });
      offset = Number(answer.headers.get("Upload-Offset"));
      delete this.row.dataset.state;
    }
    return offset;
  }

  async send() {
    let offset = await this.begin();
    this.hashes = [];
    for (let start = 0; start < this.file.size; start += CHUNK) {
      const bytes = await this.file.slice(start, start + CHUNK).arrayBuffer();
      this.hashes.push(await sha256(bytes));
      if (offset < start + bytes.byteLength) offset = await this.patch(bytes, start, offset);
      this.tell("正在上传", Math.max(offset, start + bytes.byteLength));
    }
    this.root = hex(await root(this.hashes));
    this.tell("已收到", this.file.size);
    this.row.querySelector("[data-pause]").remove();
  }

  async run() {
    for (;;) {
      try {
        return await this.send();
      } catch (error) {
        localStorage.removeItem(this.key);
        if (error instanceof Gone) continue;
        this.row.dataset.state = "refused";
        this.row.querySelector("[data-told]").textContent =
          error instanceof Refused ? error.message : "文件读不出，请重新选择。";
        throw error;
      }
    }
  }
}

// The keys: a file's own time is offered as long as nobody typed another.
function offer(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (field && value && !field.dataset.touched) field.value = value;
  }
}

function local(ms) {
  const at = new Date(ms + 8 * 3600 * 1000);
  return at.toISOString().slice(0, 16);
}

async function submit(form, sendings, tell) {
  const typed = form.elements.title.value.trim();
  let to = "";
  for (const [nth, sending] of sendings.entries()) {
    if (sending.isEntered) continue;
    await sending.done;
    await sending.offered;  // the keys it brought are submitted, however fast the finger
    const data = new FormData(form);
    data.delete("file");
    data.set("upload", sending.url.split("/").at(-2));
    data.set("chunk_root", sending.root);
    data.set("request", `${form.elements.request.value}-${nth}`);
    if (typed && sendings.length > 1) data.set("title", `${typed} ${nth + 1}`);
    const answer = await fetch(form.action, {
      method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "manual",
    });
    if (answer.type === "opaqueredirect") throw new Refused("登录已失效。请在另一个标签页重新登录，再回到这里提交；已上传的不会丢失。");
    if (!answer.ok) throw new Refused(await refusal(answer));
    const told = await answer.json();
    form.elements.seen.value = told.seen;
    to = told.to;
    sending.isEntered = true;
    localStorage.removeItem(sending.key);
    sending.tell("已登记为证据", sending.file.size);
  }
  tell("");
  location.assign(to);
}

function prepare(form) {
  const sendings = [];
  const told = form.querySelector("[data-refusal]");
  const tell = (words) => { told.textContent = words; told.hidden = !words; };
  let queue = Promise.resolve();

  form.addEventListener("input", (event) => { event.target.dataset.touched = "yes"; });
  const choose = (event) => {
    for (const file of event.target.files) {
      const sending = new Sending(form, file);
      sendings.push(sending);
      offer(form, { used_from: local(file.lastModified), used_to: local(Math.min(file.lastModified, Date.now())) });
      sending.done = queue.then(() => sending.run());
      sending.offered = sending.done.then(async () => {
        const answer = await fetch(`${sending.url}claims/`);
        if (answer.ok) offer(form, await answer.json());
      }).catch(() => {});
      queue = sending.offered;
    }
    event.target.value = "";
  };
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.multiple = !input.capture;
    input.addEventListener("change", choose);
  }
  form.addEventListener("submit", (event) => {
    if (!sendings.length) return;
    event.preventDefault();
    tell("");
    submit(form, sendings, tell).catch((error) => {
      tell(error instanceof Refused ? error.message : "网络中断，请再点一次提交；不会重复登记。");
      told.focus();
      delete form.dataset.sent;
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    });
  });
  addEventListener("beforeunload", (event) => {
    if (sendings.some((each) => !each.root)) event.preventDefault();
  });
  for (const button of document.querySelectorAll("[data-give-up]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const headers = { ...TUS, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
      await fetch(button.dataset.giveUp, { method: "DELETE", headers });
      button.closest("li").remove();
    });
  }
}

const form = document.querySelector("form[data-uploads]");
if (form && globalThis.crypto?.subtle) prepare(form);
