// The page of the attendance list can be opened again without network: a service worker keeps it, and nothing else, on this
// device. What it keeps is that of one person, and goes when they sign out or when another person signs in.
import { enAttente } from "./reserve";

const prefixe = "dentelle-emargement-";

export function nomDuCache(personne: string): string {
  return `${prefixe}${personne}`;
}

/** What the page needs besides itself. */
function fichiers(): string[] {
  const charges = performance.getEntriesByType("resource").map((entree) => new URL(entree.name));
  const ici = charges.filter((url) => url.origin === window.location.origin && url.pathname.startsWith("/assets/"));
  return [...new Set(ici.map((url) => url.pathname))];
}

export async function gardeLaPage(travailleur: string, personne: string): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  try {
    const adresse = `${travailleur}?personne=${personne}`;
    await navigator.serviceWorker.register(adresse, { scope: window.location.pathname, updateViaCache: "none" });
    const pret = await navigator.serviceWorker.ready;
    // Fonts come last.
    await document.fonts.ready;
    pret.active?.postMessage({ garde: fichiers() });
  } catch {
    // A private window, or a browser without it: the list works, but not its reloading without network.
    return;
  }
}

async function oublieSauf(personne: string): Promise<void> {
  if (!("caches" in window) || !("serviceWorker" in navigator)) return;
  try {
    const noms = (await caches.keys()).filter((nom) => nom.startsWith(prefixe) && nom !== nomDuCache(personne));
    await Promise.all(noms.map((nom) => caches.delete(nom)));
    const tous = await navigator.serviceWorker.getRegistrations();
    const autres = tous.filter(({ active }) => active && !active.scriptURL.endsWith(`?personne=${personne}`));
    await Promise.all(autres.map((un) => un.unregister()));
  } catch {
    return;
  }
}

function sortie(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>('form[action="/deconnexion"]');
}

function prevenu(personne: string): boolean {
  const combien = enAttente(personne);
  if (combien === 0) return true;
  const quoi = combien === 1 ? "Un pointage n’est pas encore envoyé" : `${combien} pointages ne sont pas encore envoyés`;
  const perdus = combien === 1 ? "le perdez" : "les perdez";
  return window.confirm(`${quoi} : en vous déconnectant, vous ${perdus}. Se déconnecter quand même ?`);
}

/** On every page. */
export function surveilleHorsLigne(): void {
  const personne = document.body.dataset.personne ?? "0";
  void oublieSauf(personne);
  const form = sortie();
  let pret = false;
  form?.addEventListener(
    "submit",
    (event) => {
      if (pret) return;
      event.preventDefault();
      if (!prevenu(personne)) return event.stopImmediatePropagation();
      void oublieSauf("0").then(() => {
        pret = true;
        form.requestSubmit();
      });
    },
    { capture: true },
  );
}
