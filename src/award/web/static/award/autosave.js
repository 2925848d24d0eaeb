// Saves a form on leaving a field and every 20 s; keeps what could not be saved on this machine and offers it back.
//
// A save is a POST of the form (without files) to data-autosave with `revision` and the header X-Autosave: 1.
// Answers: 200 {revision, saved_at}; 409 {revision, by, at} somebody else saved first; 4xx {message}.

const EVERY = 20_000;
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

function fill(form, fields) {
  for (const input of form.elements) {
    if (!input.name || PRIVATE.has(input.name) || input.type === "file" || !form.contains(input)) continue;
    const kept = fields[input.name] ?? [];
    if (input.type === "checkbox" || input.type === "radio") input.checked = kept.includes(input.value);
    else if (input.multiple) for (const option of input.options) option.selected = kept.includes(option.value);
    else if (kept.length) input.value = kept[0];
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.key = `award:${form.dataset.owner ?? ""}:${form.dataset.autosave}`;
    this.status = form.querySelector("[data-saved]");
    this.version = form.querySelector("[data-revision]");
    this.dirty = this.saving = this.stopped = false;
    this.offer();
    form.addEventListener("input", () => this.touched());
    form.addEventListener("focusout", () => this.save());
    form.addEventListener("submit", (event) => this.wait(event));
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    window.addEventListener("online", () => this.save());
    setInterval(() => this.save(), EVERY);
  }

  // Leaving the last field for the button starts a save: the button waits for it, or it would carry an old revision.
  wait(event) {
    if (!this.saving) return;
    event.preventDefault();
    this.flight.finally(() => this.form.requestSubmit(event.submitter));
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
    this.dirty = false;
    this.saving = true;
    this.flight = this.send();
  }

  async send() {
    const body = new FormData(this.form);
    for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-Autosave": "1", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "" },
      });
      await this.heard(answer);
    } catch {
      this.failed("网络已断");
    } finally {
      this.saving = false;
    }
  }

  async heard(answer) {
    const json = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    if (answer.ok && json?.revision !== undefined) {
      if (this.form.elements.revision) this.form.elements.revision.value = json.revision;
      if (this.version) this.version.textContent = `第${json.revision}版`;
      this.say(`✓ 已保存 ${json.saved_at ?? clock()}`);
      if (!this.dirty) this.forget();
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
    this.say(this.keep() ? `⚠ ${why}，已存本机 ${clock()}` : `⚠ ${why}，请不要关闭这一页`, "wait");
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
    if (old || JSON.stringify(copy.fields) === JSON.stringify(values(this.form))) return this.forget();
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

export function start() {
  for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
}
