/*
 * Keeps the shell of the studio in the browser, so that it opens at once and can say that the server is away. `version` and
 * `shell` are put in front by the build. Nothing under /api is ever kept: data is the server's.
 */
const cacheName = `tunesmith-${version}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(shell)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('tunesmith-') && name !== cacheName
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/api') || pathname.startsWith('/v1')) return
  if (request.mode === 'navigate') event.respondWith(freshOrKept(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptOrFresh(request))
})

/** A page: as the server has it, or the shell where the server is away. */
async function freshOrKept(request) {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match('/')
    if (kept === undefined) throw error
    return kept
  }
}

/** A file whose name changes with its content: what was kept is right. */
async function keptOrFresh(request) {
  const kept = await caches.match(request)
  if (kept !== undefined) return kept
  const response = await fetch(request)
  if (response.ok) {
    const cache = await caches.open(cacheName)
    await cache.put(request, response.clone())
  }
  return response
}
