// What a page gains with script; nothing here is needed for its main job. Modules load where they are used.

const has = (selector) => document.querySelector(selector) !== null;

if (has("form[data-autosave]")) import("./autosave.js").then((module) => module.start());
if (has("[data-rows], [data-years], [data-narrative]")) import("./rows.js").then((module) => module.start());
if (has("[data-count]")) import("./count.js").then((module) => module.start());
if (has("[data-upload]")) import("./uploads.js").then((module) => module.start());
if (has("[data-closes]")) import("./countdown.js").then((module) => module.start());
if (has("[data-scoring]") && !has("[data-bench]")) import("./scoring.js").then((module) => module.start());

// A site visit kept on this machine for a day without network: offered, tidied away, and wiped on signing out.
const field = () => import("./field/keep.js");
if (has("[data-keep]")) field().then((module) => module.offer(document.querySelector("[data-keep]")));
if (localStorage.getItem("award:field") === "1") {
  if (!has("[data-bench]")) field().then((module) => module.tidy());
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/accounts/logout/") return;
    event.preventDefault();
    field().then((module) => module.leave(event.target));
  });
}

// Citation chips: one open at a time, closed by Escape or by a click elsewhere, turned where the edge is near.
const chips = () => document.querySelectorAll("details.cite[open]");

document.addEventListener("toggle", (event) => {
  const chip = event.target;
  if (!chip.matches?.("details.cite") || !chip.open) return;
  for (const other of chips()) if (other !== chip) other.open = false;
  chip.classList.remove("flip");
  const { right } = chip.querySelector(".cite-pop").getBoundingClientRect();
  chip.classList.toggle("flip", right > document.documentElement.clientWidth);
}, true);

document.addEventListener("click", (event) => {
  for (const chip of chips()) if (!chip.contains(event.target)) chip.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const chip of chips()) {
    chip.open = false;
    chip.querySelector("summary").focus();
  }
});

// The weekday beside a date: 周二.
document.addEventListener("input", (event) => {
  if (event.target.type !== "date") return;
  const output = document.querySelector(`output[for="${CSS.escape(event.target.id)}"]`);
  if (!output) return;
  const day = event.target.valueAsDate;
  output.value = day ? `周${"日一二三四五六"[day.getUTCDay()]}` : "";
});

// A form sent back with errors: the summary is where reading starts.
document.querySelector(".errs")?.focus();
