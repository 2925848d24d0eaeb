// Counts down to a deadline by the server's clock: data-now is its moment when the page was made.

const MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const two = (n) => String(n).padStart(2, "0");

function said(seconds) {
  const clock = `${two(Math.floor((seconds % DAY) / HOUR))}:${two(Math.floor((seconds % HOUR) / MINUTE))}:${two(seconds % MINUTE)}`;
  return seconds >= DAY ? `${Math.floor(seconds / DAY)}天 ${clock}` : clock;
}

export function start() {
  const loaded = performance.now();
  for (const place of document.querySelectorAll("[data-closes]")) {
    const span = Date.parse(place.dataset.closes) - Date.parse(place.dataset.now);
    const show = () => {
      const left = Math.floor((span - (performance.now() - loaded)) / 1000);
      place.hidden = false;
      place.textContent = left >= 0 ? `倒计时 ${said(left)}（以服务器时间为准）` : "已截止";
      place.classList.toggle("soon", left < DAY);
    };
    show();
    setInterval(show, 1000);
  }
}
