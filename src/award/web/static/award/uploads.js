// Resumable uploads (tus 1.0.0): in parts, with progress; a broken line is taken up where it broke, also after
// the page was closed, when the same file is chosen again. Without script the form sends whole files.

const PART = 1024 * 1024;
const LARGEST_PART = 8 * PART;
const WAITS = [1, 2, 4, 8, 15, 30, 30, 30]; // seconds before each new try
const TUS = { "Tus-Resumable": "1.0.0" };

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const mega = (bytes) => `${(bytes / 1048576).toFixed(1)}兆`;

class Stop extends Error {} // the server said no, in words

const memory = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* then only this page can resume */ } },
  drop(key) { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } },
};

class Sending {
  constructor(form, file) {
    this.form = form;
    this.file = file;
    this.fields = Object.fromEntries(new FormData(form));
    this.key = `award-upload:${form.dataset.upload}:${this.fields.purpose}:${file.name}:${file.size}:${file.lastModified}`;
    this.url = memory.get(this.key);
    this.stopped = false;
    this.draw();
  }

  draw() {
    this.row = document.createElement("div");
    this.row.className = "up-row";
    this.bar = document.createElement("progress");
    this.bar.max = this.file.size || 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", this.file.name);
    this.words = document.createElement("span");
    this.words.setAttribute("role", "status");
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "link";
    this.row.append(this.bar, this.words, this.button);
    this.form.append(this.row);
    this.offer("停下", () => { this.stopped = true; this.abort?.abort(); });
  }

  offer(label, act) {
    this.button.textContent = label;
    this.button.hidden = false;
    this.button.onclick = act;
  }

  say(words, bad = false) {
    this.words.textContent = `${this.file.name}：${words}`;
    this.row.classList.toggle("err", bad);
  }

  async ask(url, options) {
    this.abort = new AbortController();
    const answer = await fetch(url, { ...options, headers: { ...TUS, ...options.headers }, signal: this.abort.signal });
    if (answer.redirected || answer.status === 401) throw new Stop("登录已过期，请在另一个窗口登录后，再按“续传”");
    if (answer.ok || [404, 409, 410].includes(answer.status)) return answer;
    if (answer.status >= 500 || answer.status === 423) throw new Error(String(answer.status));
    throw new Stop((await answer.text()).slice(0, 300) || `没有收下（${answer.status}）`);
  }

  async begin() {
    const told = { filename: this.file.name, purpose: this.fields.purpose, secrecy: this.fields.secrecy,
      ground: this.fields.ground, scope: this.fields.scope };
    const answer = await this.ask(this.form.dataset.upload, {
      method: "POST",
      headers: {
        "Upload-Length": String(this.file.size),
        "Upload-Metadata": Object.entries(told).map(([key, value]) => `${key} ${base64(value ?? "")}`).join(","),
      },
    });
    if (!answer.ok) throw new Stop((await answer.text()).slice(0, 300));
    this.url = answer.headers.get("Location");
    memory.set(this.key, this.url);
    return 0;
  }

  // How far the server is; a new upload where it knows of none.
  async offset() {
    if (!this.url) return this.begin();
    const answer = await this.ask(this.url, { method: "HEAD" });
    const known = answer.headers.get("Upload-Offset");
    if (answer.ok && known !== null) return Number(known);
    this.url = null;
    memory.drop(this.key);
    return this.begin();
  }

  async parts() {
    let at = await this.offset();
    const size = Math.min(LARGEST_PART, Math.max(PART, Math.ceil(this.file.size / 40)));
    while (at < this.file.size) {
      this.progress(at);
      const answer = await this.ask(this.url, {
        method: "PATCH",
        headers: { "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" },
        body: this.file.slice(at, at + size),
      });
      if (answer.status === 409) at = await this.offset();
      else if (!answer.ok) throw new Error(String(answer.status));
      else at = Number(answer.headers.get("Upload-Offset"));
      this.tries = 0;
    }
    this.progress(at);
  }

  progress(at) {
    this.bar.value = at;
    this.say(`${Math.floor((100 * at) / (this.file.size || 1))}%（${mega(at)}，共${mega(this.file.size)}）`);
  }

  // True once the server has taken the file in; false where it refused, or where the person stopped.
  async run() {
    this.stopped = false;
    this.tries = 0;
    for (;;) {
      try {
        await this.parts();
        memory.drop(this.key);
        this.button.hidden = true;
        this.say("已收下");
        return true;
      } catch (error) {
        if (this.stopped) return this.failed("已停下，传了的留着");
        if (error instanceof Stop) {
          const mayGoOn = error.message.includes("登录");
          if (!mayGoOn) memory.drop(this.key);
          return this.failed(error.message, mayGoOn);
        }
        if (this.tries >= WAITS.length) return this.failed("网络一直不通，传了的留着");
        const wait = WAITS[this.tries++];
        this.say(`网络断了，${wait}秒后从停下的地方接着传`);
        await pause(wait);
        if (this.stopped) return this.failed("已停下，传了的留着");
      }
    }
  }

  failed(words, mayGoOn = true) {
    this.say(words, true);
    this.button.hidden = true;
    if (!mayGoOn) return false;
    this.offer("续传", async () => {
      this.offer("停下", () => { this.stopped = true; this.abort?.abort(); });
      if (await this.run()) location.reload();
    });
    return false;
  }
}

async function send(form) {
  const button = form.querySelector("button:not([type])");
  const files = [...form.elements.file.files];
  form.querySelectorAll(".up-row, .err").forEach((row) => row.remove());
  button.disabled = true;
  let all = true;
  for (const file of files) all = (await new Sending(form, file).run()) && all;
  button.disabled = false;
  form.elements.file.value = "";
  if (!all) return;
  history.replaceState(null, "", `#${form.elements.purpose.value}`);
  location.reload();
}

export function start() {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.addEventListener("submit", (event) => {
      if (!form.elements.file.files.length) return; // the server says it
      event.preventDefault();
      send(form);
    });
  }
}
