// The service worker of the bench: its shell and its files from this machine, everything else from the network.
// VERSION and FILES stand before this text (web/onsite/field.py). No file of an applicant ever passes through here.

const NAME = `award-field-${VERSION}`;
const SHELL = "/examiner/field/";

self.addEventListener("install", (event) => {
  const all = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(all)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("award-field-") && name !== NAME) await caches.delete(name);
    await self.clients.claim();
  })());
});

// The shell from the cache even where the session has ended: what it shows is under the passphrase.
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  const key = url.pathname === SHELL ? SHELL : url.pathname;
  if (!FILES.includes(key)) return;
  event.respondWith(caches.open(NAME).then((cache) => cache.match(key)).then((found) => found ?? fetch(event.request)));
});
