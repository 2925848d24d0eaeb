// What a tablet keeps of one site visit: everything under a key made from the examiner's own passphrase.
//
// IndexedDB "award-field": metas {visit, owner, until, salt, rounds, proof}, no names; items {id, visit, iv, data, blob},
// AES-GCM each, bound to its id. Ids: pack, draft, note:KEY, out:KEY. What waits to be sent can be counted locked.

const NAME = "award-field";
const FLAG = "award:field";
const ROUNDS = 310_000;
const text = new TextEncoder();

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function open() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("metas", { keyPath: "visit" });
    request.result.createObjectStore("items", { keyPath: ["visit", "id"] });
  };
  return done(request);
}

// One transaction on one store; settled when it is on the disk.
async function within(store, mode, act) {
  const db = await open();
  try {
    const transaction = db.transaction(store, mode);
    const kept = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    const answer = await done(act(transaction.objectStore(store)));
    await kept;
    return answer;
  } finally {
    db.close();
  }
}

const range = (visit, prefix) => IDBKeyRange.bound([visit, prefix], [visit, `${prefix}\uffff`]);

export const kept = () => localStorage.getItem(FLAG) === "1";
export const metas = async () => (kept() ? within("metas", "readonly", (store) => store.getAll()) : []);
export const waiting = (visit) => within("items", "readonly", (store) => store.count(range(visit, "out:")));

export async function wipe(visit) {
  await within("items", "readwrite", (store) => store.delete(range(visit, "")));
  await within("metas", "readwrite", (store) => store.delete(visit));
  if ((await metas()).length === 0) await wipeAll();
}

export async function wipeAll() {
  localStorage.removeItem(FLAG);
  await done(indexedDB.deleteDatabase(NAME));
  for (const name of await caches.keys()) if (name.startsWith("award-field")) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) {
    if (worker.scope.endsWith("/examiner/field/")) await worker.unregister();
  }
}

async function keyOf(pass, salt, rounds) {
  const raw = await crypto.subtle.importKey("raw", text.encode(pass), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"],
  );
}

export class Vault {
  constructor(visit, key, meta) {
    this.visit = visit;
    this.key = key;
    this.meta = meta;
  }

  static async create(visit, owner, until, pass) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const vault = new Vault(visit, await keyOf(pass, salt, ROUNDS), null);
    localStorage.setItem(FLAG, "1");
    await within("items", "readwrite", (store) => store.delete(range(visit, "")));
    vault.meta = { visit, owner, until, salt, rounds: ROUNDS, proof: await vault.seal("proof", text.encode("ok")) };
    await within("metas", "readwrite", (store) => store.put(vault.meta));
    return vault;
  }

  // null for a wrong passphrase.
  static async unlock(meta, pass) {
    const vault = new Vault(meta.visit, await keyOf(pass, meta.salt, meta.rounds), meta);
    try {
      await vault.unseal("proof", meta.proof);
      return vault;
    } catch {
      return null;
    }
  }

  async seal(id, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: text.encode(id) }, this.key, bytes) };
  }

  unseal(id, sealed) {
    return crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: text.encode(id) }, this.key, sealed.data);
  }

  async put(id, value, blob = null) {
    const row = { visit: this.visit, id, value: await this.seal(id, text.encode(JSON.stringify(value))) };
    if (blob) row.blob = await this.seal(`${id}:blob`, await blob.arrayBuffer());
    await within("items", "readwrite", (store) => store.put(row));
  }

  async read(row) {
    const value = JSON.parse(new TextDecoder().decode(await this.unseal(row.id, row.value)));
    return row.blob ? { ...value, blob: new Blob([await this.unseal(`${row.id}:blob`, row.blob)], { type: value.mime }) } : value;
  }

  async get(id) {
    const row = await within("items", "readonly", (store) => store.get([this.visit, id]));
    return row ? this.read(row) : null;
  }

  async all(prefix) {
    const rows = await within("items", "readonly", (store) => store.getAll(range(this.visit, prefix)));
    return Promise.all(rows.map((row) => this.read(row)));
  }

  remove(id) {
    return within("items", "readwrite", (store) => store.delete([this.visit, id]));
  }
}
