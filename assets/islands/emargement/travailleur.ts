// The service worker of one attendance list. Its scope is that page alone: it answers when the network does not, for the
// page and for its assets, and keeps nothing else. Built apart: it runs outside the page.

interface Attente extends Event {
  waitUntil(promesse: Promise<unknown>): void;
}
interface Demande extends Attente {
  request: Request;
  respondWith(reponse: Promise<Response>): void;
}
interface Message extends Attente {
  data: { garde?: string[] };
}
interface Travailleur {
  addEventListener(type: "install" | "activate", fait: (event: Attente) => void): void;
  addEventListener(type: "fetch", fait: (event: Demande) => void): void;
  addEventListener(type: "message", fait: (event: Message) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
  location: Location;
}

const travailleur = self as unknown as Travailleur;
const personne = new URL(travailleur.location.href).searchParams.get("personne") ?? "0";
const cache = `dentelle-emargement-${personne}`;
const page = new URL(travailleur.registration.scope).pathname;
const patience = 6000;
/** A page kept for longer than a day is of no more use, and should not lie about. */
const unJour = 24 * 3600 * 1000;
const marque = "X-Gardee-Le";

async function garde(cle: string, reponse: Response): Promise<void> {
  const entetes = new Headers(reponse.headers);
  entetes.set(marque, String(Date.now()));
  const copie = new Response(await reponse.blob(), { status: reponse.status, headers: entetes });
  await (await caches.open(cache)).put(cle, copie);
}

async function gardee(cle: string): Promise<Response | undefined> {
  const reponse = await caches.match(cle, { cacheName: cache });
  if (!reponse) return undefined;
  if (Date.now() - Number(reponse.headers.get(marque)) < unJour) return reponse;
  await (await caches.open(cache)).delete(cle);
  return undefined;
}

async function avecPatience(request: Request): Promise<Response> {
  const arret = new AbortController();
  const minuterie = setTimeout(() => arret.abort(), patience);
  try {
    return await fetch(request, { signal: arret.signal });
  } finally {
    clearTimeout(minuterie);
  }
}

/** The network first; who may not see the page any more keeps nothing of it. */
async function repondLaPage(request: Request): Promise<Response> {
  const entiere = new URL(request.url).search === "";
  let reponse: Response | undefined;
  try {
    reponse = await avecPatience(request);
  } catch {
    reponse = undefined;
  }
  if (!reponse || reponse.status >= 500) return (await gardee(page)) ?? reponse ?? Response.error();
  if (reponse.type === "opaqueredirect" || [401, 403, 404].includes(reponse.status)) await caches.delete(cache);
  else if (reponse.status === 200 && entiere) await garde(page, reponse.clone());
  return reponse;
}

/** Assets carry a digest in their name: what is kept is what the network would give. */
async function repondUnFichier(request: Request): Promise<Response> {
  const cle = new URL(request.url).pathname;
  const connue = await gardee(cle);
  if (connue) return connue;
  const reponse = await fetch(request);
  if (reponse.status === 200) await garde(cle, reponse.clone());
  return reponse;
}

async function complete(cle: string): Promise<void> {
  if (await gardee(cle)) return;
  const reponse = await fetch(cle, { credentials: "same-origin" });
  if (reponse.status === 200 && !reponse.redirected) await garde(cle, reponse);
}

/** The page as it was opened, with what it needs; what it no longer needs goes. */
async function gardeTout(fichiers: string[]): Promise<void> {
  const voulus = new Set([page, ...fichiers]);
  const ouvert = await caches.open(cache);
  for (const requete of await ouvert.keys())
    if (!voulus.has(new URL(requete.url).pathname) && new URL(requete.url).pathname.startsWith("/assets/"))
      await ouvert.delete(requete);
  await Promise.all([...voulus].map(complete));
}

travailleur.addEventListener("install", (event) => event.waitUntil(travailleur.skipWaiting()));
travailleur.addEventListener("activate", (event) => event.waitUntil(travailleur.clients.claim()));
travailleur.addEventListener("message", (event) => {
  if (Array.isArray(event.data.garde)) event.waitUntil(gardeTout(event.data.garde).catch(() => undefined));
});
travailleur.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== travailleur.location.origin) return;
  if (event.request.mode === "navigate" && url.pathname === page) event.respondWith(repondLaPage(event.request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(repondUnFichier(event.request));
});

export {};
