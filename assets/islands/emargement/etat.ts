// The line above the list: what is recorded, what waits, and why.

export interface Lien {
  texte: string;
  href: string;
}

export class LigneDEtat {
  constructor(private readonly ligne: HTMLElement) {
    ligne.hidden = false;
  }

  dit(etat: "enregistre" | "en-cours" | "hors-ligne" | "deconnecte" | "refuse" | "conflit", texte: string, lien?: Lien): void {
    const cle = `${texte} ${lien?.href ?? ""}`;
    if (this.ligne.dataset.etat === etat && this.ligne.dataset.texte === cle) return;
    this.ligne.dataset.etat = etat;
    this.ligne.dataset.texte = cle;
    this.ligne.textContent = texte;
    if (!lien) return;
    const ancre = document.createElement("a");
    ancre.className = "govuk-link";
    ancre.href = lien.href;
    ancre.textContent = lien.texte;
    this.ligne.append(" ", ancre);
  }
}

export function compte(combien: number): string {
  return `${combien} pointage${combien > 1 ? "s" : ""}`;
}
