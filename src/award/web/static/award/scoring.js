// The scoring sheet with script: one item at a time, digits set the percentage (6 = 60, Shift adds 5),
// the band's words follow it, Tab walks the percentages and Enter goes to the comments. A paragraph's number in the
// dossier, or Alt with that number, writes a reference into the point; Ctrl+Enter goes on to the next item.

const RULER = Array.from({ length: 21 }, (_, n) => n * 5);
const STARTS = [0, 10, 30, 50, 70, 90];

const onGrid = (text) => /^\d{1,3}$/.test(text) && RULER.includes(Number(text));
const bandOf = (percent) => STARTS.findLastIndex((low) => percent >= low);

// A score to two places, half up, in whole hundredths: no binary fractions.
const points = (full, percent) => {
  const hundredths = full * percent;
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
};

const REFERENCE = /【(\d\.\d\.\d第\d{1,3}段|概述第\d{1,3}段|证\d{1,3}(?:第\d{1,4}页)?|记\d{1,4})】/g;

const placeOf = (words) => {
  const [, clause, part] = /^(\d\.\d\.\d)第(\d+)段$/.exec(words) ?? [];
  if (clause) return `d-${clause}-${Number(part)}`;
  const [, profile] = /^概述第(\d+)段$/.exec(words) ?? [];
  if (profile) return `d-profile-${Number(profile)}`;
  const [, file] = /^证(\d+)/.exec(words) ?? [];
  return file ? `d-file-${Number(file)}` : "";
};

class Sheet {
  constructor(root) {
    this.root = root;
    this.items = [...root.querySelectorAll("[data-item]")];
    this.keys = new Map([...root.querySelectorAll("[data-key]")].map((li) => [li.dataset.key, li]));
    root.querySelector(".sheet").classList.add("one");
    for (const part of root.querySelectorAll("[data-keys], [data-ruler]")) part.hidden = false;
    for (const item of this.items) this.prepare(item);
    for (const li of this.keys.values()) {
      li.querySelector("a").addEventListener("click", (event) => { event.preventDefault(); this.open(li.dataset.key); });
    }
    this.next = root.querySelector("[data-next]");
    this.next?.addEventListener("click", (event) => { event.preventDefault(); this.open(this.next.dataset.to); });
    const wanted = location.hash.startsWith("#i-") ? location.hash.slice(3) : null;
    const first = root.querySelector(".item .err")?.closest("[data-item]") ?? this.items.find((item) => !this.value(item)) ?? this.items[0];
    for (const link of document.querySelectorAll(".errs a")) {
      const clause = link.hash.slice(3); // #p_4.1.2
      if (this.keys.has(clause)) link.addEventListener("click", () => this.open(clause));
    }
    for (const link of root.querySelectorAll("[data-cite]")) {
      link.addEventListener("click", (event) => { event.preventDefault(); this.refer(link.dataset.cite); });
    }
    for (const area of root.querySelectorAll("[data-points-of]")) {
      area.addEventListener("input", () => this.points(area));
      area.addEventListener("focus", () => { this.area = area; });
      area.addEventListener("keydown", (event) => this.writing(event, area));
      this.points(area);
    }
    this.open(this.keys.has(wanted) ? wanted : first.dataset.item, false);
    this.progress();
  }

  input(item) { return item.querySelector("[data-percent]"); }
  value(item) { const text = this.input(item).value.trim(); return onGrid(text) ? text : ""; }

  prepare(item) {
    item.querySelector(".band-d").open = true;
    item.querySelector("[data-ruler]").replaceChildren(...RULER.map((percent) => {
      const li = document.createElement("li");
      li.textContent = percent;
      if (STARTS.includes(percent) && percent) li.className = "gap";
      return li;
    }));
    const input = this.input(item);
    input.addEventListener("input", () => this.show(item));
    input.addEventListener("keydown", (event) => this.key(event, item));
    this.show(item);
  }

  key(event, item) {
    const input = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Tab" && !event.shiftKey) {
      const after = this.items[this.items.indexOf(item) + 1];
      if (after) { event.preventDefault(); this.open(after.dataset.item); }
    } else if (event.key === "Tab") {
      const before = this.items[this.items.indexOf(item) - 1];
      if (before) { event.preventDefault(); this.open(before.dataset.item); }
    } else if (event.key === "Enter") {
      event.preventDefault();
      item.querySelector("textarea").focus();
    } else if (/^[0-9]$/.test(event.key)) {
      event.preventDefault();
      this.digit(input, event);
    } else if (event.key === "Shift" && onGrid(input.value)) {
      this.shift = true; // acts when released alone: Shift+Tab is no +5
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      this.set(input, Number(onGrid(input.value) ? input.value : 0) + (event.key === "ArrowUp" ? 5 : -5));
    }
    if (event.key !== "Shift") this.shift = false;
    else input.addEventListener("keyup", (up) => {
      if (up.key === "Shift" && this.shift) this.set(input, Number(input.value) + 5);
      this.shift = false;
    }, { once: true });
  }

  // 6 is 60; a 5 or 0 struck at once after another digit is read as the number typed: 65, 60, 100.
  digit(input, event) {
    const soon = event.timeStamp - (this.struck ?? -Infinity) < 800 && input.value !== "";
    this.struck = event.timeStamp;
    if (soon && event.key === "5" && input.value.endsWith("0")) return this.set(input, Number(input.value) + 5);
    if (soon && event.key === "0") {
      const hundred = input.value === "10" && this.typed === "10";
      this.typed = hundred || input.value !== "10" ? "" : "10";
      return this.set(input, hundred ? 100 : Number(input.value));
    }
    this.typed = "";
    return this.set(input, Number(event.key) * 10);
  }

  set(input, percent) {
    input.value = Math.min(Math.max(percent, 0), 100);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show(item) {
    const text = this.value(item);
    const percent = Number(text);
    const out = item.querySelector("[data-out]");
    if (text) {
      const score = Object.assign(document.createElement("b"), { textContent: points(Number(item.dataset.points), percent) });
      const sub = Object.assign(document.createElement("span"), { className: "sub", textContent: `${item.dataset.points}分的${percent}%` });
      out.replaceChildren(score, " 分", sub);
    } else {
      out.replaceChildren(Object.assign(document.createElement("span"), { className: "sub", textContent: "0 至 100，每档 5" }));
    }
    const band = text ? bandOf(percent) : 0;
    item.querySelectorAll("[data-ruler] li").forEach((li, n) => {
      li.classList.toggle("on", text !== "" && RULER[n] === percent);
      li.classList.toggle("in", text !== "" && RULER[n] !== percent && bandOf(RULER[n]) === band);
    });
    for (const row of item.querySelectorAll(".band tr")) {
      [...row.children].slice(1).forEach((cell, n) => {
        cell.hidden = n !== band && n !== band + 1;
        cell.classList.toggle("up", n === band + 1);
      });
    }
    const li = this.keys.get(item.dataset.item);
    if (!li) return;
    li.classList.toggle("done", text !== "");
    li.classList.toggle("todo", text === "");
    li.querySelector("b").textContent = text || "·";
    li.querySelector("a").ariaLabel = `${item.querySelector("h2").textContent} ${text ? "已评" : "未评"}`;
    this.progress();
  }

  // Write a reference at the end of the line that is being written.
  refer(token) {
    const item = this.root.querySelector(".item.cur");
    const area = item.contains(this.area) ? this.area : item.querySelector("[data-points-of]");
    const end = area.value.indexOf("\n", area.selectionStart);
    const place = end < 0 ? area.value.length : end;
    area.setRangeText(token, place, place, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  }

  writing(event, area) {
    const item = area.closest("[data-item]");
    if (event.ctrlKey && event.key === "Enter") {
      event.preventDefault();
      const after = this.items[this.items.indexOf(item) + 1] ?? this.items[0];
      this.open(after.dataset.item);
    } else if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
      const link = document.querySelector(`#d-${CSS.escape(item.dataset.item)}-${event.code.slice(5)} [data-cite]`);
      if (link) { event.preventDefault(); this.area = area; this.refer(link.dataset.cite); }
    }
  }

  // The points line by line with their references, and the same numbers beside the paragraphs they lead to.
  points(area) {
    const mark = area.dataset.pointsOf;
    const name = `${area.name}`;
    for (const old of this.root.querySelectorAll(`[data-mark="${CSS.escape(name)}"]`)) old.remove();
    const lines = area.value.split("\n").filter((line) => line.trim());
    const list = this.root.querySelector(`[data-points-list="${CSS.escape(name)}"]`);
    list.replaceChildren(...lines.map((line, n) => {
      const li = document.createElement("li");
      const head = Object.assign(document.createElement("b"), { textContent: `${mark}${n + 1}`, className: mark === "优" ? "s" : "o" });
      li.append(head, Object.assign(document.createElement("span"), { textContent: line.replace(REFERENCE, "").trim() }));
      for (const found of line.matchAll(REFERENCE)) {
        const place = placeOf(found[1]);
        const target = place && document.getElementById(place);
        li.append(Object.assign(document.createElement(target ? "a" : "span"), target ? { href: `#${place}`, textContent: found[1] } : { className: "bad", textContent: `${found[1]}？` }));
        target?.querySelector(".pn")?.after(Object.assign(document.createElement("b"), { className: `mark ${head.className}`, textContent: head.textContent, title: area.closest("[data-item]").dataset.item }));
        const put = target?.querySelector(".mark");
        if (put) put.dataset.mark = name;
      }
      return li;
    }));
  }

  open(clause, focus = true) {
    for (const item of this.items) item.classList.toggle("cur", item.dataset.item === clause);
    for (const [key, li] of this.keys) {
      li.classList.toggle("cur", key === clause);
      li.querySelector("a").ariaCurrent = key === clause ? "true" : null;
    }
    document.getElementById(`d-${clause}`)?.scrollIntoView({ block: "start" });
    if (focus) { const input = this.input(this.items.find((item) => item.dataset.item === clause)); input.focus(); input.select(); }
    this.progress();
  }

  progress() {
    const open = this.items.filter((item) => !this.value(item));
    const count = this.root.querySelector("[data-progress]");
    if (count) count.textContent = `${this.items.length - open.length}/${this.items.length}`;
    const missing = this.root.querySelector("[data-missing]");
    if (missing) {
      missing.hidden = open.length === 0;
      missing.querySelector("span").textContent = `还差${open.length}项`;
    }
    // Once all are marked the lock opens: the button saves what was typed and goes on to the signing page.
    const sign = this.root.querySelector("[data-sign]");
    if (sign) {
      sign.type = open.length ? "button" : "submit";
      sign.ariaDisabled = open.length ? "true" : null;
      sign.classList.toggle("btn-main", open.length === 0);
      sign.querySelector("svg")?.classList.toggle("vh", open.length === 0);
    }
    const here = this.items.findIndex((item) => item.classList.contains("cur"));
    const after = open.find((item) => this.items.indexOf(item) > here) ?? open[0];
    if (!this.next) return;
    this.next.hidden = !after;
    if (after) { this.next.dataset.to = after.dataset.item; this.next.textContent = `去 ${after.dataset.item}`; }
  }
}

export function start() {
  for (const root of document.querySelectorAll("[data-scoring]")) new Sheet(root);
}
