// Keeps the page of a site for use without a network. A new version is fetched when there is one, and used at the next
// opening.
const name = "racpsy-@VERSION@";
const files = ["./", "manifest.webmanifest", "icon.svg"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const others = caches.keys().then((keys) => Promise.all(keys.filter((key) => key !== name && key.startsWith("racpsy-")).map((key) => caches.delete(key))));
  event.waitUntil(others.then(() => clients.claim()));
});
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
