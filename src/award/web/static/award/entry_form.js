// The entry form with script: what hangs on a yes is shown with it, and the size class follows the figures.

for (const group of document.querySelectorAll("[data-when]")) {
  const options = document.querySelectorAll(`input[name="${CSS.escape(group.dataset.when)}"]`);
  const wrong = group.querySelector(".bad") !== null;
  const show = () => { group.hidden = !wrong && ![...options].some((option) => option.checked && option.value === "yes"); };
  for (const option of options) option.addEventListener("change", show);
  show();
}

const standing = document.querySelector("form [data-standing]");
if (standing) {
  const form = standing.closest("form");
  let timer;
  const ask = async () => {
    const address = new URL(standing.dataset.standing, location.href);
    for (const input of form.elements) {
      if (!input.name || input.type === "hidden" || (input.type === "radio" && !input.checked)) continue;
      address.searchParams.set(input.name, input.value);
    }
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) return;
      const found = await answer.json();
      for (const name of ["size", "because", "encouraged"]) standing.querySelector(`[data-${name}]`).textContent = found[name];
    } catch {
      // the figures stand; the class is shown again with the next save
    }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 500); });
}
