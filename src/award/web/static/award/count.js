// Characters as Chinese word counts take them: everything but white space, as the server counts.

export const characters = (text) => [...text.replace(/\s/gu, "")].length;

function show(input) {
  const counter = document.querySelector(`[data-counter="${CSS.escape(input.id)}"]`);
  if (!counter) return;
  const limit = Number(input.dataset.count);
  const count = characters(input.value);
  if (!limit) { counter.textContent = `${count}字`; return; }
  const over = count - limit;
  counter.textContent = over > 0 ? `${count}字，超出${over}字` : `${count}字，还可写${-over}字`;
  counter.classList.toggle("over", over > 0);
}

export function start() {
  for (const input of document.querySelectorAll("[data-count]")) {
    show(input);
    input.addEventListener("input", () => show(input));
  }
}
