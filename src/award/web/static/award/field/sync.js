// Send what waits, in the order it was made; each thing has a key of its own, so sending it twice keeps it once.

export class SignedOut extends Error {}

export async function token() {
  const answer = await fetch("/examiner/field/token/", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (answer.redirected || answer.status === 401 || answer.status === 403) throw new SignedOut();
  if (!answer.ok) throw new Error(`服务器没有答应（${answer.status}）`);
  return answer.json();
}

const headers = (csrf) => ({ Accept: "application/json", "X-CSRFToken": csrf });

export async function send(url, csrf, body) {
  const answer = await fetch(url, { method: "POST", body, headers: headers(csrf) });
  if (answer.redirected || answer.status === 401) throw new SignedOut();
  if (answer.status === 403) throw new SignedOut();
  if (answer.status === 404) return { state: "refused", message: "这份申报已不向你开放" };
  const json = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  if (!json) throw new Error(`服务器没有答应（${answer.status}）`);
  return json;
}

export function form(entry, device) {
  const body = new FormData();
  const { blob, ...rest } = entry;
  body.append("entry", JSON.stringify({ ...rest, device, clock: new Date().toISOString() }));
  if (blob) body.append("file", blob, entry.name);
  return body;
}

export async function digest(blob) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
