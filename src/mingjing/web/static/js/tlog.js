// The log as a browser can check it: signed notes, checkpoints, tiles, RFC 6962 hashes.
// Pure but for WebCrypto; `read(path)` answers with the bytes of a file of the log.

const WIDTH = 256;
const FIELD = 2n ** 255n - 19n;
const ORDER_EIGHT = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const SMALL_ORDER = new Set([0n, 1n, FIELD - 1n, ORDER_EIGHT, FIELD - ORDER_EIGHT]);
const KEY = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/;
const SIGNATURE = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/;
const NUMBER = /^(?:0|[1-9][0-9]{0,14})$/;
const text = new TextEncoder();

// Something is not what it should be; the message says what, for a person.
export class Altered extends Error {}

// It cannot be told: a file is missing, or the log does not reach that far yet.
export class CannotTell extends Error {}

export function canCheck() {
  return globalThis.isSecureContext === true && Boolean(globalThis.crypto?.subtle);
}

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(parts)));
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(digits) {
  if (!/^(?:[0-9a-f]{2})*$/.test(digits)) throw new Altered("不是十六进制");
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export function fromBase64(encoded) {
  let plain;
  try {
    plain = atob(encoded);
  } catch {
    throw new Altered("不是 base64");
  }
  if (btoa(plain) !== encoded) throw new Altered("base64 的写法不规范");
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

export function joined(parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function same(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export async function readKey(line) {
  const found = KEY.exec(line.trim());
  if (!found) throw new Altered("公钥的格式不对，应当是 名称+编号+密钥");
  const [, name, id, encoded] = found;
  const data = fromBase64(encoded);
  if (data.length !== 33 || data[0] !== 1) throw new Altered("不是 Ed25519 公钥");
  const digest = await sha256(text.encode(`${name}\n`), data);
  if (hex(digest.slice(0, 4)) !== id) throw new Altered("公钥的编号与密钥不符");
  const ordinate = littleEndian(data.slice(1)) & (2n ** 255n - 1n);
  if (ordinate >= FIELD || SMALL_ORDER.has(ordinate)) throw new Altered("公钥是弱密钥，谁都能签名");
  return { name, id, bytes: data.slice(1) };
}

// Return the checkpoint in `note` if the log that it names signed it with `key`.
export async function openCheckpoint(note, key) {
  const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(note);
  const end = whole.lastIndexOf("\n\n");
  if (end < 1 || !whole.endsWith("\n")) throw new Altered("检查点的格式不对");
  const signed = whole.slice(0, end + 1);
  const lines = signed.slice(0, -1).split("\n");
  const [origin, size, root] = lines;
  if (lines.length < 3 || lines.includes("") || !NUMBER.test(size)) {
    throw new Altered("检查点的格式不对");
  }
  if (origin !== key.name) throw new Altered(`检查点属于 ${origin}，公钥属于 ${key.name}`);
  const mine = whole.slice(end + 2, -1).split("\n").map((line) => {
    const found = SIGNATURE.exec(line);
    if (!found) throw new Altered("检查点下面有不是签名的一行");
    return { name: found[1], value: fromBase64(found[2]) };
  }).filter((one) => one.name === key.name && hex(one.value.slice(0, 4)) === key.id);
  if (mine.length !== 1) throw new Altered(mine.length ? "同一公钥签了两次" : "没有这把公钥的签名");
  const imported = await crypto.subtle.importKey("raw", key.bytes, "Ed25519", false, ["verify"]);
  const holds = await crypto.subtle.verify(
    "Ed25519", imported, mine[0].value.slice(4), text.encode(signed),
  );
  if (!holds) throw new Altered("签名与检查点的内容不符");
  const rootBytes = fromBase64(root);
  if (rootBytes.length !== 32) throw new Altered("检查点里的树根不是 32 字节");
  return { origin, size: Number(size), root: rootBytes };
}

export function leafHash(entry) {
  return sha256(Uint8Array.of(0), entry);
}

export function nodeHash(left, right) {
  return sha256(Uint8Array.of(1), left, right);
}

export function tilePath(level, index, width) {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, "0");
  const groups = digits.match(/.../g);
  const number = [...groups.slice(0, -1).map((group) => `x${group}`), groups.at(-1)].join("/");
  return `tile/${level}/${number}` + (width === WIDTH ? "" : `.p/${width}`);
}

// Return a reader of the hashes of complete subtrees, by height and index, of a log of `size`.
export function tileReader(size, read) {
  const rows = new Map();
  const row = (level, index) => {
    const held = Math.floor(size / WIDTH ** level);
    const width = Math.min(held - index * WIDTH, WIDTH);
    const path = tilePath(level, index, width);
    if (!rows.has(path)) {
      rows.set(path, read(path).then((data) => {
        if (data.length !== width * 32) throw new Altered(`${path} 的长度不对`);
        return data;
      }));
    }
    return rows.get(path);
  };
  return async (height, index) => {
    const level = Math.floor(height / 8);
    const count = 2 ** (height % 8);
    const first = index * count;
    const data = await row(level, Math.floor(first / WIDTH));
    let hashes = [];
    for (let at = first % WIDTH; hashes.length < count; at += 1) {
      hashes.push(data.slice(at * 32, at * 32 + 32));
    }
    while (hashes.length > 1) {
      const above = [];
      for (let at = 0; at < hashes.length; at += 2) {
        above.push(await nodeHash(hashes[at], hashes[at + 1]));
      }
      hashes = above;
    }
    return hashes[0];
  };
}

// Return the root over leaves `start` to `stop`; leaf number `index` is taken to be `leaf`.
export async function rootOf(start, stop, subtree, index = -1, leaf = null) {
  const count = stop - start;
  const holds = start <= index && index < stop;
  if (count === 1 && holds) return leaf;
  const height = Math.ceil(Math.log2(count));
  if (!holds && count === 2 ** height) return subtree(height, start / count);
  const middle = start + 2 ** (height - 1);
  const left = await rootOf(start, middle, subtree, index, leaf);
  return nodeHash(left, await rootOf(middle, stop, subtree, index, leaf));
}

// Return if `leaf` is entry `seq` of the log under `checkpoint`; throws and says what is wrong.
export async function requireIncluded(seq, leaf, checkpoint, read) {
  if (seq >= checkpoint.size) {
    throw new CannotTell(`检查点只到 ${checkpoint.size} 条，尚未覆盖第 ${seq} 号，通常在一小时内覆盖`);
  }
  const subtree = tileReader(checkpoint.size, read);
  if (!same(await subtree(0, seq), leaf)) throw new Altered(`日志的第 ${seq} 号不是这一条`);
  const root = await rootOf(0, checkpoint.size, subtree, seq, leaf);
  if (!same(root, checkpoint.root)) throw new Altered("由瓦片算出的树根与检查点不符");
}

// Return if the log under `checkpoint` begins with the one that was seen before.
export async function requireGrown(seen, checkpoint, read) {
  if (checkpoint.size < seen.size) {
    throw new Altered(`日志变短了：上次 ${seen.size} 条，现在 ${checkpoint.size} 条`);
  }
  if (seen.size === 0) return;
  const root = seen.size === checkpoint.size
    ? checkpoint.root
    : await rootOf(0, seen.size, tileReader(checkpoint.size, read));
  if (hex(root) !== seen.root) throw new Altered("日志的开头与您上次看到的不同：历史被改写");
}

function littleEndian(bytes) {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
