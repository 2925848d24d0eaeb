// Tables that grow, and blocks pasted from a spreadsheet: into rows, into three years, or down a column of them.

const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
const cells = (text) => clean(text).split("\n").map((line) => line.split("\t").map((cell) => cell.trim()));
const touched = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

function number(row, n) {
  for (const input of row.querySelectorAll("[name]")) {
    input.name = input.name.replace(/-\d+-/, `-${n}-`);
    input.id = `id_${input.name}`;
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/第\d+行/, `第${n + 1}行`));
  }
}

export function addRow(table) {
  const body = table.tBodies[0];
  const row = body.rows[body.rows.length - 1].cloneNode(true);
  for (const input of row.querySelectorAll("[name]")) {
    if (input.tagName === "SELECT") input.selectedIndex = 0;
    else input.value = "";
  }
  number(row, body.rows.length);
  body.append(row);
  return row;
}

// A form that is given back its local copy may need more rows than the page came with.
export function makeRoom(form, names) {
  for (const box of form.querySelectorAll("[data-rows]")) {
    const table = box.querySelector("table");
    const wanted = names.map((name) => name.startsWith(`${box.dataset.rows}-`) && Number(name.slice(box.dataset.rows.length + 1).split("-")[0]));
    const most = Math.max(-1, ...wanted.filter((n) => Number.isInteger(n)));
    while (table.tBodies[0].rows.length <= most) addRow(table);
  }
}

function put(input, text) {
  if (input.tagName === "SELECT") {
    const option = [...input.options].find((o) => o.text === text || o.value === text);
    if (option) input.value = option.value;
  } else input.value = text;
  touched(input);
}

function intoRows(event, box) {
  const table = box.querySelector("table");
  const start = event.target.closest("tr");
  const place = [...start.querySelectorAll("[name]")].indexOf(event.target);
  const first = [...table.tBodies[0].rows].indexOf(start);
  cells(event.clipboardData.getData("text")).forEach((line, n) => {
    while (table.tBodies[0].rows.length <= first + n + 1) addRow(table);
    const inputs = [...table.tBodies[0].rows[first + n].querySelectorAll("[name]")];
    line.forEach((text, m) => inputs[place + m] && put(inputs[place + m], text));
  });
}

// Three years: a line fills the years from here on; more lines go on in the three-year fields below.
function intoYears(event) {
  const form = event.target.form;
  const groups = [...form.querySelectorAll("[data-years]")];
  const first = groups.findIndex((group) => group.contains(event.target));
  const place = [...groups[first].querySelectorAll("input")].indexOf(event.target);
  let filled = 0;
  cells(event.clipboardData.getData("text")).forEach((line, n) => {
    const figures = line.filter((text, m) => m >= line.length - 3 || /^[-\d.,]/.test(text)).slice(-3);
    const inputs = groups[first + n]?.querySelectorAll("input") ?? [];
    figures.forEach((text, m) => { if (inputs[place + m]) { put(inputs[place + m], text); filled += 1; } });
  });
  const said = form.querySelector("[data-pasted]");
  if (said) said.textContent = `已从表格贴入${filled}个数，请核对单位`;
}

// Cells pasted into the narrative become a table of its own markup.
function intoNarrative(event) {
  const lines = cells(event.clipboardData.getData("text")).map((line) => `| ${line.map((cell) => cell.replaceAll("|", "／")).join(" | ")} |`);
  const { target } = event;
  event.preventDefault();
  target.setRangeText(`\n表：\n${lines.join("\n")}\n`, target.selectionStart, target.selectionEnd, "end");
  touched(target);
}

document.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text") ?? "";
  if (event.target.matches?.("[data-narrative]") && /\t/.test(text)) return intoNarrative(event);
  if (!/\t|\n./.test(clean(text)) || event.target.tagName === "TEXTAREA") return;
  const box = event.target.closest?.("[data-rows]");
  if (!box && !event.target.closest?.("[data-years]")) return;
  event.preventDefault();
  if (box) intoRows(event, box);
  else intoYears(event);
});

export function start() {
  for (const button of document.querySelectorAll("[data-more-rows]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const row = addRow(button.form.querySelector(`[data-rows="${CSS.escape(button.dataset.moreRows)}"] table`));
      row.querySelector("[name]").focus();
    });
  }
}
