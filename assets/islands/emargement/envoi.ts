// Requests of the attendance list, and what their answers mean.
import type { Etat, Pointage } from "./reserve";

export interface Reponse {
  cle: string;
  passage: number;
  issue: "note" | "deja" | "conflit" | "refus";
  explication: string;
  etat?: Etat;
}

export type Retour<T> =
  | { sorte: "recu"; contenu: T }
  | { sorte: "deconnecte"; connexion: string }
  | { sorte: "perime" }
  | { sorte: "refuse"; message: string }
  | { sorte: "injoignable" };

export interface EtatsDeLaListe {
  direct: number;
  close: boolean;
  etats?: Etat[];
}

const delai = 15_000;

function comprend<T>(statut: number, lu: Record<string, unknown>): Retour<T> {
  if (statut === 200) return { sorte: "recu", contenu: lu as T };
  if (statut === 401) return { sorte: "deconnecte", connexion: String(lu.connexion ?? "/connexion") };
  if (lu.cause === "formulaire_perime") return { sorte: "perime" };
  if (statut >= 500 || statut === 408 || statut === 429) return { sorte: "injoignable" };
  return { sorte: "refuse", message: typeof lu.message === "string" ? lu.message : "Le serveur refuse ces pointages." };
}

async function demande<T>(adresse: string, options: RequestInit): Promise<Retour<T>> {
  const arret = new AbortController();
  const minuterie = setTimeout(() => arret.abort(), delai);
  try {
    const reponse = await fetch(adresse, {
      ...options,
      headers: { Accept: "application/json" },
      signal: arret.signal,
      credentials: "same-origin",
    });
    // A GET is sent to the sign-in form instead of being refused.
    if (reponse.redirected) return { sorte: "deconnecte", connexion: reponse.url };
    const lu: unknown = await reponse.json().catch(() => ({}));
    return comprend<T>(reponse.status, (lu ?? {}) as Record<string, unknown>);
  } catch {
    return { sorte: "injoignable" };
  } finally {
    clearTimeout(minuterie);
  }
}

/** The age of a tick is sent rather than its instant: two clocks need not agree. */
export function envoie(adresse: string, jeton: string, pointages: Pointage[]): Promise<Retour<{ reponses: Reponse[] }>> {
  const lot = pointages.map(({ cle, passage, presence, motif, vu, mode, fait }) => {
    const il_y_a = Math.max(0, Math.round((Date.now() - fait) / 1000));
    return { cle, passage, presence, motif, vu, mode, il_y_a };
  });
  return demande(adresse, { method: "POST", body: new URLSearchParams({ jeton, pointages: JSON.stringify(lot) }) });
}

export function demandeEtats(adresse: string, direct: string): Promise<Retour<EtatsDeLaListe>> {
  return demande(`${adresse}?direct=${encodeURIComponent(direct)}`, {});
}

/** The token of the same page as the server gives it now, or nothing when it cannot be had. */
export async function jetonActuel(): Promise<string | undefined> {
  try {
    const reponse = await fetch(window.location.pathname, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!reponse.ok || reponse.redirected) return undefined;
    const page = new DOMParser().parseFromString(await reponse.text(), "text/html");
    if (page.body.dataset.personne !== document.body.dataset.personne) return undefined;
    return page.querySelector<HTMLInputElement>("input[name=jeton]")?.value;
  } catch {
    return undefined;
  }
}
