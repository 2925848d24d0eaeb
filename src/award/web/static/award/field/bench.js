// The bench of a site visit, with or without network: opened by the passphrase, kept on this machine at once,
// sent when there is a network. Conflicts are shown with both versions; the person decides.

import { start as scoring } from "../scoring.js";
import { SignedOut, digest, form, send, token } from "./sync.js";
import { Vault, metas, waiting, wipe } from "./vault.js";

const clock = () => new Date().toTimeString().slice(0, 8);
const device = `${/iPad|Tablet|Android/.test(navigator.userAgent) ? "平板" : "电脑"} ${navigator.platform ?? ""}`.slice(0, 40);
const make = (tag, words = "", name = "") => Object.assign(document.createElement(tag), { textContent: words, className: name });
const FIELDS = { p: "百分比", s: "优势", o: "改进机会", n: "我的笔记" };

class Bench {
  constructor(root, vault, pack) {
    this.root = root;
    this.vault = vault;
    this.pack = pack;
    this.busy = false;
  }

  async open() {
    const work = this.root.querySelector("[data-work]");
    work.innerHTML = this.pack.html; // made by our own server, kept under the passphrase
    work.hidden = false;
    this.root.querySelector("[data-unlock]").hidden = true;
    this.sheet = work.querySelector("[data-scoring]");
    const draft = (await this.vault.get("draft")) ?? { fields: {} };
    this.base = { ...this.pack.sheet.fields, ...draft.base };
    for (const [name, value] of Object.entries({ ...this.base, ...draft.fields })) {
      const input = this.sheet?.elements[name];
      if (input) input.value = value;
    }
    if (this.sheet) {
      scoring();
      this.sheet.addEventListener("input", () => this.typed());
      this.sheet.addEventListener("submit", (event) => { event.preventDefault(); this.keepSheet().then(() => this.sync()); });
    }
    for (const maker of work.querySelectorAll("[data-make]")) {
      maker.addEventListener("submit", (event) => { event.preventDefault(); this.make(maker); });
    }
    this.root.querySelector("[data-sync]").addEventListener("click", () => this.sync());
    this.root.querySelector("[data-lock]").addEventListener("click", () => location.reload());
    for (const name of ["online", "offline"]) window.addEventListener(name, () => { this.state(); if (navigator.onLine) this.sync(); });
    await this.list();
    this.state();
    if (navigator.onLine) await this.sync();
  }

  say(words, state = "") {
    const line = this.root.querySelector("[data-say]");
    line.className = `saved ${state}`;
    line.textContent = words;
    const saved = this.root.querySelector("[data-saved]");
    if (saved) { saved.className = `saved ${state}`; saved.textContent = words; }
  }

  async state() {
    const left = (await waiting(this.vault.visit)) + (this.changes().length ? 1 : 0);
    const net = this.root.querySelector("[data-net]");
    net.className = `tag ${navigator.onLine ? "tag-ok" : "tag-wait"}`;
    net.textContent = navigator.onLine ? "已联网" : "网络已断，内容存在本机";
    this.root.querySelector("[data-left]").textContent = left ? `待同步${left}条` : "都已同步";
  }

  // The sheet: what is typed, against what the server had.
  values() {
    const found = {};
    for (const input of this.sheet?.elements ?? []) if (/^[psno]_\d/.test(input.name)) found[input.name] = input.value;
    return found;
  }

  changes() {
    return Object.entries(this.values())
      .filter(([name, now]) => now !== (this.base[name] ?? ""))
      .map(([field, now]) => ({ field, was: this.base[field] ?? "", now }));
  }

  typed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepSheet(), 300);
  }

  async keepSheet() {
    clearTimeout(this.timer);
    await this.vault.put("draft", { fields: this.values(), base: this.base });
    this.say(`✓ 已存本机 ${clock()}，联网后自动上传`);
    await this.state();
  }

  // A note, a photo, a recording, a check-in: a key of its own from the first moment.
  async make(maker) {
    const kind = maker.dataset.make;
    const fields = Object.fromEntries([...new FormData(maker)].filter(([, value]) => typeof value === "string"));
    const file = maker.elements.file?.files[0];
    if (kind === "media" && !file) return this.say("⚠ 请选一张照片或一段录音", "bad");
    if (kind === "note" && !fields.text.trim()) return this.say("⚠ 请写记录内容", "bad");
    const entry = { type: kind, key: crypto.randomUUID(), at: new Date().toISOString(), base: 0, values: { ...fields, shared: fields.shared === "1" } };
    if (file) Object.assign(entry, { name: file.name, mime: file.type, sha256: await digest(file), kind: file.type.startsWith("audio/") ? "recording" : "photo" });
    await this.vault.put(`out:${entry.key}`, entry, file);
    const { blob, ...shown } = entry;
    await this.vault.put(`note:${entry.key}`, { ...shown, sent: false });
    maker.reset();
    this.say(`✓ 已存本机 ${clock()}，联网后自动上传`);
    await this.list();
    await this.state();
    if (navigator.onLine) await this.sync();
  }

  async list() {
    const rows = (await this.vault.all("note:")).sort((a, b) => String(a.at).localeCompare(String(b.at)));
    this.root.querySelector("[data-list]")?.replaceChildren(...rows.map((row) => this.row(row)));
    const came = rows.some((row) => row.type === "check_in");
    for (const part of this.root.querySelectorAll("[data-make=check_in]")) part.hidden = came;
  }

  row(row) {
    const li = make("li");
    const name = { note: "记录", media: row.kind === "recording" ? "录音" : "照片", check_in: "签到" }[row.type];
    const head = make("b", row.number ? `记${row.number}` : name);
    const clause = row.values?.clause ? `，${row.values.clause}` : "";
    const said = row.type === "media" ? `${row.name ?? ""}　${row.values?.text ?? ""}` : row.values?.text ?? "";
    const state = make("span", row.sent ? "已同步" : "存在本机", `tag ${row.sent ? "tag-ok" : "tag-wait"}`);
    li.append(head, `${clause}　${said} `, state, make("span", `设备时间 ${new Date(row.at).toLocaleString("zh-CN")}`, "sub"));
    if (row.type === "note") {
      const change = make("button", "改", "link");
      change.type = "button";
      change.addEventListener("click", () => this.edit(li, row));
      li.append(" ", change);
    }
    return li;
  }

  edit(li, row) {
    const area = make("textarea", "", "input");
    area.value = row.values.text;
    area.setAttribute("aria-label", "改记录");
    const save = make("button", "保存这条", "btn btn-s");
    save.type = "button";
    save.addEventListener("click", async () => {
      const next = { ...row, base: row.revision ?? 0, at: row.at, values: { ...row.values, text: area.value } };
      await this.queue(next);
    });
    li.append(area, save);
    area.focus();
  }

  async queue(entry) {
    await this.vault.put(`out:${entry.key}`, entry);
    await this.vault.put(`note:${entry.key}`, { ...entry, sent: false });
    await this.list();
    await this.state();
    if (navigator.onLine) await this.sync();
  }

  async sync() {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.send();
    } catch (error) {
      if (error instanceof SignedOut) this.signIn();
      else this.say(`⚠ 还没有同步：${navigator.onLine ? error.message : "网络已断"}，内容在本机`, "wait");
    } finally {
      this.busy = false;
      await this.state();
    }
  }

  async send() {
    const held = await token();
    if (held.person !== this.vault.meta.owner) {
      this.say("⚠ 现在登录的是另一个人，本机内容没有上传", "bad");
      return;
    }
    for (const entry of (await this.vault.all("out:")).sort((a, b) => String(a.at).localeCompare(String(b.at)))) {
      await this.heard(entry, await send(this.pack.sync, held.csrf, form(entry, device)));
    }
    const changes = this.changes();
    if (changes.length) this.sheetHeard(changes, await send(this.pack.sync, held.csrf, form({ type: "sheet", key: crypto.randomUUID(), changes }, device)));
    await this.vault.put("draft", { fields: this.values(), base: this.base });
    if (!this.root.querySelector("[data-conflicts] > *")) this.say(`✓ 已同步 ${clock()}`);
    if (!held.held.includes(this.vault.visit) && (await waiting(this.vault.visit)) === 0) {
      await wipe(this.vault.visit);
      this.root.querySelector("[data-work]").replaceChildren(make("p", "评分表已签署或这份申报已不向你开放，本机内容已清除。"));
    }
  }

  async heard(entry, answer) {
    if (answer.state === "ok") {
      await this.vault.remove(`out:${entry.key}`);
      const { blob, ...shown } = entry;
      await this.vault.put(`note:${entry.key}`, { ...shown, ...answer.record, sent: true });
      await this.list();
    } else if (answer.state === "conflict") {
      this.conflict(`out:${entry.key}`, `记${answer.record.number}在别的设备上改过`, answer.record.values.text, entry.values.text, {
        mine: () => this.queue({ ...entry, base: answer.record.revision }),
        theirs: async () => { await this.vault.remove(`out:${entry.key}`); await this.vault.put(`note:${entry.key}`, { ...entry, ...answer.record, sent: true }); await this.list(); },
        both: async () => { await this.vault.remove(`out:${entry.key}`); await this.vault.put(`note:${entry.key}`, { ...entry, ...answer.record, sent: true }); await this.queue({ ...entry, key: crypto.randomUUID(), base: 0, number: null, revision: null }); },
      });
    } else {
      this.conflict(`out:${entry.key}`, answer.message ?? "没有收下", "（没有收下）", entry.values?.text ?? entry.name ?? "", {
        theirs: async () => { await this.vault.remove(`out:${entry.key}`); await this.vault.remove(`note:${entry.key}`); await this.list(); },
      });
    }
  }

  sheetHeard(changes, answer) {
    for (const field of answer.saved ?? []) this.base[field] = changes.find((c) => c.field === field).now;
    if (answer.revision) {
      const version = this.root.querySelector("[data-revision]");
      if (version) version.textContent = `第${answer.revision}版`;
    }
    for (const c of answer.conflicts ?? []) {
      const [letter, clause] = c.field.split("_");
      const input = this.sheet.elements[c.field];
      this.conflict(c.field, `${clause}的${FIELDS[letter]}在别处改过`, c.stored || "（空）", c.now || "（空）", {
        mine: async () => { this.base[c.field] = c.stored; await this.sync(); },
        theirs: async () => { this.base[c.field] = c.stored; input.value = c.stored; input.dispatchEvent(new Event("input", { bubbles: true })); await this.keepSheet(); },
      });
    }
    if (answer.message) this.say(`⚠ ${answer.message}`, "bad");
  }

  conflict(id, title, stored, mine, choices) {
    const box = this.root.querySelector("[data-conflicts]");
    if ([...box.children].some((part) => part.dataset.of === id)) return;
    const part = make("section", "", "block");
    part.dataset.of = id;
    const list = make("dl", "", "two");
    list.append(make("dt", "服务器上的"), make("dd", stored), make("dt", "本机的"), make("dd", mine));
    const acts = make("p", "", "acts");
    const labels = { mine: "用本机的", theirs: choices.mine ? "用服务器的" : "清除本机这条", both: "两份都留" };
    for (const [name, act] of Object.entries(choices)) {
      const button = make("button", labels[name], "btn btn-s");
      button.type = "button";
      button.addEventListener("click", async () => { part.remove(); await act(); await this.state(); });
      acts.append(button);
    }
    part.append(make("h3", title), list, acts);
    box.append(part);
    this.say("⚠ 有内容两处都改过，请你决定用哪一份", "bad");
  }

  signIn() {
    const line = this.root.querySelector("[data-say]");
    line.className = "saved wait";
    const link = Object.assign(document.createElement("a"), { href: "/accounts/login/?next=/examiner/field/", textContent: "去登录" });
    line.replaceChildren("⚠ 登录已过期，内容在本机，登录后同步　", link);
  }
}

async function begin(root) {
  const rows = await metas();
  const unlock = root.querySelector("[data-unlock]");
  const say = root.querySelector("[data-say]");
  if (!rows.length) {
    say.textContent = "本机没有存现场评审。联网时打开“现场评审”，在“断网使用”里存到本机。";
    return;
  }
  unlock.hidden = false;
  const choice = unlock.elements.visit;
  choice.replaceChildren(...rows.map((meta) => Object.assign(document.createElement("option"), { value: meta.visit, textContent: `现场评审 ${meta.visit}号` })));
  unlock.addEventListener("submit", async (event) => {
    event.preventDefault();
    const meta = rows.find((row) => row.visit === Number(choice.value));
    if (Date.parse(meta.until) < Date.now() && (await waiting(meta.visit)) === 0) {
      await wipe(meta.visit);
      say.textContent = "本机内容已过期清除，请联网重新存。";
      return;
    }
    const vault = await Vault.unlock(meta, unlock.elements.pass.value);
    if (!vault) {
      say.textContent = "⚠ 离线口令不对";
      return;
    }
    unlock.elements.pass.value = "";
    say.textContent = "";
    await new Bench(root, vault, await vault.get("pack")).open();
  });
}

for (const root of document.querySelectorAll("[data-bench]")) begin(root);
