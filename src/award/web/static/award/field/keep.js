// On the visit's page: keep it on this machine. On every examiner's page: what is no longer held is wiped; so it is on leaving.

import { Vault, kept, metas, waiting, wipe, wipeAll } from "./vault.js";

const clock = () => new Date().toTimeString().slice(0, 8);

async function json(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error("没有取到内容，请重新登录");
  return answer.json();
}

export function offer(form) {
  const say = form.querySelector("[data-say]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const pass = form.elements.pass.value;
    if (pass.length < 8) {
      say.textContent = "离线口令至少8个字";
      return;
    }
    say.textContent = "正在存到本机……";
    try {
      const visit = Number(form.dataset.keep);
      if ((await metas()).some((meta) => meta.visit === visit) && (await waiting(visit))) {
        say.textContent = "本机还有没同步的内容，先打开离线工作台同步，再重新存。";
        return;
      }
      const worker = await navigator.serviceWorker.register(form.dataset.worker, { scope: "/examiner/field/" });
      await new Promise((resolve) => {
        const found = worker.active ?? worker.waiting ?? worker.installing;
        if (found.state === "activated") resolve();
        found.addEventListener("statechange", () => found.state === "activated" && resolve());
      });
      const pack = await json(form.dataset.pack);
      const vault = await Vault.create(visit, pack.person, pack.until, pass);
      await vault.put("pack", pack);
      for (const note of pack.notes) await vault.put(`note:${note.key}`, note);
      form.elements.pass.value = "";
      say.textContent = `✓ 已存本机 ${clock()}，断网也能打开离线工作台。`;
      form.querySelector("[data-open]").hidden = false;
    } catch (error) {
      say.textContent = `没有存到本机：${error.message}`;
    }
  });
}

// Whoever signed, was recused or is somebody else keeps nothing here; what was never sent is not thrown away unasked.
export async function tidy() {
  let held;
  try {
    held = await json("/examiner/field/token/");
  } catch {
    return; // no network, or signed out: the passphrase guards it
  }
  for (const meta of await metas()) {
    const mine = meta.owner === held.person && held.held.includes(meta.visit) && Date.parse(meta.until) > Date.now();
    if (mine || (await waiting(meta.visit))) continue;
    await wipe(meta.visit);
    const note = Object.assign(document.createElement("p"), { className: "msg info wrap", textContent: "这次现场评审的内容已从本机清除：评分表已签署，或者不再向你开放。" });
    note.setAttribute("role", "status");
    document.querySelector("main").prepend(note);
  }
}

export async function leave(form) {
  let left = 0;
  for (const meta of await metas()) left += await waiting(meta.visit);
  if (!left) {
    await wipeAll();
    form.submit();
    return;
  }
  if (document.querySelector("[data-leaving]")) return;
  const note = document.createElement("div");
  note.className = "msg warning wrap";
  note.dataset.leaving = "";
  note.setAttribute("role", "alert");
  const words = document.createElement("span");
  words.textContent = `本机还有${left}条现场内容没有同步，退出会清除它们。`;
  const open = Object.assign(document.createElement("a"), { className: "btn btn-s", href: "/examiner/field/", textContent: "先去同步" });
  const go = Object.assign(document.createElement("button"), { className: "btn btn-s", type: "button", textContent: "不要了，清除并退出" });
  go.addEventListener("click", async () => { await wipeAll(); form.submit(); });
  note.append(words, open, go);
  document.querySelector("main").prepend(note);
  open.focus();
}

export { kept };
