// Ticks that the server has not answered yet, one entry each in localStorage, so that two tabs do not overwrite each
// other's; and what is known of each passage, for a page that comes back without network.

export interface Etat {
  passage: number;
  presence: string;
  label: string;
  version: number;
  motif: string;
  phrase: string;
}

export interface Pointage {
  cle: string;
  passage: number;
  presence: string;
  motif: string;
  /** The tick that the person had before their eyes: its number, or the key of one of theirs that waits before this one. */
  vu: string;
  mode: string;
  /** When it was made, by this device's clock. */
  fait: number;
  /** Somebody else's tick, until the person chooses. */
  conflit?: Etat;
  /** Why the server refused, until the person has read it. */
  refus?: string;
}

const debut = "dentelle:";

function lit<T>(cle: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(cle) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function noms(prefixe: string): string[] {
  try {
    return Object.keys(localStorage).filter((nom) => nom.startsWith(prefixe));
  } catch {
    return [];
  }
}

/** How many ticks of that person wait on this device, whatever the meeting. */
export function enAttente(personne: string): number {
  return noms(`${debut}${personne}:emargement:`).filter((nom) => nom.includes(":pointage:")).length;
}

export class Reserve {
  private readonly prefixe: string;
  /** A private window or a full disk refuses: the ticks then live as long as the page. */
  private readonly enMemoire = new Map<string, Pointage>();

  constructor(personne: string, reunion: string) {
    this.prefixe = `${debut}${personne}:emargement:${reunion}:`;
  }

  /** In the order in which they were made. */
  pointages(): Pointage[] {
    const gardes = noms(`${this.prefixe}pointage:`).flatMap((nom) => lit<Pointage>(nom) ?? []);
    return [...gardes, ...this.enMemoire.values()].sort((a, b) => a.fait - b.fait || (a.vu === b.cle ? 1 : -1));
  }

  garde(pointage: Pointage): void {
    try {
      localStorage.setItem(`${this.prefixe}pointage:${pointage.cle}`, JSON.stringify(pointage));
      this.enMemoire.delete(pointage.cle);
    } catch {
      this.enMemoire.set(pointage.cle, pointage);
    }
  }

  retire(cle: string): void {
    this.enMemoire.delete(cle);
    try {
      localStorage.removeItem(`${this.prefixe}pointage:${cle}`);
    } catch {
      return;
    }
  }

  etats(): Etat[] {
    return lit<Etat[]>(`${this.prefixe}etats`) ?? [];
  }

  gardeEtats(etats: Iterable<Etat>): void {
    try {
      localStorage.setItem(`${this.prefixe}etats`, JSON.stringify([...etats]));
    } catch {
      return;
    }
  }

  /** How far this device's clock is from the server's, learned when the page came from the server at that instant. */
  decalage(maintenant: number): number {
    const su = lit<{ maintenant: number; decalage: number }>(`${this.prefixe}horloge`);
    if (su?.maintenant === maintenant) return su.decalage;
    const decalage = maintenant - Date.now();
    try {
      localStorage.setItem(`${this.prefixe}horloge`, JSON.stringify({ maintenant, decalage }));
    } catch {
      return decalage;
    }
    return decalage;
  }
}
