// Saves a form on leaving a field and every 20 s; keeps what could not be saved on this machine and offers it back.
//
// A save is a POST of the form (without files) to data-autosave with `revision` and the header X-Autosave: 1.
// Answers: 200 {revision, saved_at}; 409 {revision, by, at} somebody else saved first; 4xx {message}.
// What is typed is kept here within 0.4 s and at once when the page goes: a killed browser loses no more than that.
// A save that failed is tried again, ever slower; a sign-in that ran out is taken up again once somebody signed in.

import { makeRoom } from "./rows.js";

const EVERY = 20_000;
const SLOWEST = 60_000;
const KEPT_DAYS = 14;
const PRIVATE = new Set(["csrfmiddlewaretoken", "revision", "next"]);

const clock = () => new Date().toTimeString().slice(0, 8);

function values(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && !PRIVATE.has(name)) (fields[name] ??= []).push(value);
  }
  return fields;
}

const worded = (fields) => JSON.stringify(Object.entries(fields).filter(([, kept]) => kept.some((text) => text !== "")).sort());

function fill(form, fields) {
  makeRoom(form, Object.keys(fields));
  for (const input of form.elements) {
    if (!input.name || PRIVATE.has(input.name) || input.type === "file" || !form.contains(input)) continue;
    const kept = fields[input.name] ?? [];
    if (input.type === "checkbox" || input.type === "radio") input.checked = kept.includes(input.value);
    else if (input.multiple) for (const option of input.options) option.selected = kept.includes(option.value);
    else if (kept.length) input.value = kept[0];
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// As the page was sent: this script starts after the page is shown, and somebody may have typed by then.
function changed(input) {
  if (!input.name || PRIVATE.has(input.name) || ["hidden", "file", "submit", "button"].includes(input.type)) return false;
  if (input.type === "checkbox" || input.type === "radio") return input.checked !== input.defaultChecked;
  if (input.options) {
    const options = [...input.options];
    const sent = options.filter((option) => option.defaultSelected);
    if (!sent.length && !input.multiple) sent.push(options[0]);
    return options.some((option) => option.selected !== sent.includes(option));
  }
  if (input.defaultValue === undefined) return false;
  const sent = document.createElement(input.localName);
  if (input.localName === "input") sent.type = input.type;
  sent.value = input.defaultValue; // tidied as the browser tidied the field's own
  return input.value !== sent.value;
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = `award:${form.dataset.owner ?? ""}:${form.dataset.autosave}`;
    this.status = form.querySelector("[data-saved]");
    this.version = form.querySelector("[data-revision]");
    this.dirty = this.saving = this.stopped = false;
    this.failures = 0;
    this.offer();
    form.addEventListener("input", () => this.touched());
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => this.wait(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
    window.addEventListener("pagehide", () => this.leave());
    window.addEventListener("online", () => this.save());
    setInterval(() => this.save(), EVERY);
    if ([...form.elements].some(changed)) this.touched();
    if (!form.contains(document.activeElement)) this.save();
  }

  // Leaving the last field for the button starts a save: the button waits for it, or it would carry an old revision.
  wait(event) {
    if (!this.saving) return;
    event.preventDefault();
    this.flight.finally(() => this.form.requestSubmit(event.submitter));
  }

  leave() {
    if (this.dirty) this.keep();
    this.save();
  }

  say(words, state = "") {
    if (!this.status) return;
    this.status.className = `saved ${state}`;
    this.status.textContent = words;
  }

  touched() {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 400);
  }

  keep() {
    const copy = { at: Date.now(), revision: this.form.elements.revision?.value, fields: values(this.form) };
    try {
      localStorage.setItem(this.key, JSON.stringify(copy));
      return true;
    } catch {
      return false; // private window or full: the page itself still holds what was typed
    }
  }

  save() {
    if (!this.dirty || this.saving || this.stopped) return;
    clearTimeout(this.again);
    this.dirty = false;
    this.saving = true;
    this.flight = this.send();
  }

  post() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    const headers = { Accept: "application/json", "X-Autosave": "1", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "" };
    return fetch(this.form.dataset.autosave, { method: "POST", body, headers });
  }

  async send() {
    try {
      let answer = await this.post();
      if (answer.status === 403 && (await this.newToken())) answer = await this.post();
      await this.heard(answer);
    } catch {
      this.failed("连不上服务器");
    } finally {
      this.saving = false;
    }
  }

  // Signed in again in another window: the page's token is of the old session, the new one is in the page itself.
  async newToken() {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("form[data-autosave] input[name=csrfmiddlewaretoken]")?.value;
    const owner = page.querySelector("form[data-autosave]")?.dataset.owner;
    if (!fresh || owner !== this.form.dataset.owner) return false;
    for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = fresh;
    return true;
  }

  async heard(answer) {
    const json = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    if (answer.ok && json?.revision !== undefined) {
      this.failures = 0;
      if (this.form.elements.revision) this.form.elements.revision.value = json.revision;
      if (this.version) this.version.textContent = `第${json.revision}版`;
      this.say(`✓ 已保存 ${json.saved_at ?? clock()}`);
      if (!this.dirty) this.forget();
      this.form.dispatchEvent(new CustomEvent("award:saved", { detail: json }));
    } else if (answer.status === 409) {
      this.stopped = true;
      this.keep();
      const who = json?.by ? `${json.by}${json.at ? ` ${json.at} ` : ""}` : "别人";
      this.say(`⚠ ${who}已改过这一页${json?.revision ? `（第${json.revision}版）` : ""}。你写的已存本机，没有覆盖；刷新后可取回对照。`, "bad");
    } else if (answer.redirected || answer.status === 401 || answer.status === 403) {
      this.failed("登录已过期，请在另一个窗口登录");
    } else {
      this.failed(json?.message ?? "没有存上");
    }
  }

  failed(why) {
    this.dirty = true;
    this.failures += 1;
    this.say(this.keep() ? `⚠ ${why}，已存本机 ${clock()}` : `⚠ ${why}，请不要关闭这一页`, "wait");
    this.again = setTimeout(() => this.save(), Math.min(1_000 * 2 ** this.failures, SLOWEST));
  }

  forget() {
    clearTimeout(this.timer);
    try {
      localStorage.removeItem(this.key);
    } catch {
      // nothing was kept
    }
  }

  offer() {
    let copy = null;
    try {
      copy = JSON.parse(localStorage.getItem(this.key));
    } catch {
      return;
    }
    if (!copy?.fields) return;
    const old = Date.now() - copy.at > KEPT_DAYS * 86_400_000;
    if (old || worded(copy.fields) === worded(values(this.form))) return this.forget();
    const note = document.createElement("p");
    note.className = "msg warning";
    note.setAttribute("role", "status");
    const newer = copy.revision !== this.form.elements.revision?.value ? "，此后这一页又有新版" : "";
    note.append(`本机有 ${new Date(copy.at).toLocaleString("zh-CN")} 没存上的内容${newer}。 `);
    const button = (words, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.className = "btn btn-s";
      made.textContent = words;
      made.addEventListener("click", () => { act(); note.remove(); });
      note.append(made, " ");
    };
    button("取回", () => { fill(this.form, copy.fields); this.touched(); });
    button("不要了", () => this.forget());
    this.form.prepend(note);
  }
}

// Who else is writing in this dossier: asked while this page is in front.
function presence(form) {
  const said = form.querySelector("[data-others]");
  if (!said) return;
  const ask = async () => {
    if (document.hidden) return;
    const body = new FormData();
    body.set("part", form.dataset.part);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken?.value ?? "");
    try {
      const answer = await fetch(form.dataset.presence, { method: "POST", body, headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const json = await answer.json();
      if (said.textContent !== json.say) said.textContent = json.say;
      said.classList.toggle("soon", json.here);
    } catch {
      // without the network nobody is seen; the saving says so already
    }
  };
  ask();
  setInterval(ask, EVERY);
}

export function start() {
  for (const form of document.querySelectorAll("form[data-autosave]")) {
    new Autosave(form);
    if (form.dataset.presence) presence(form);
  }
}
