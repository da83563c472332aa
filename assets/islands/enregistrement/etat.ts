// Says what is saved and when: one line for the form (read aloud), one under each field.
import { controles } from "./champs";

export type NomEtat = "repos" | "en-cours" | "enregistre" | "hors-ligne" | "deconnecte" | "refuse" | "conflit";

export interface Lien {
  texte: string;
  href: string;
}

export class LigneDEtat {
  private readonly ligne: HTMLElement;

  constructor(private readonly form: HTMLFormElement) {
    this.ligne = form.querySelector("[data-etat-enregistrement]") ?? this.cree();
    this.ligne.classList.add("dt-enregistrement");
    this.ligne.setAttribute("role", "status");
  }

  dit(etat: NomEtat, texte: string, lien?: Lien): void {
    if (this.ligne.dataset.etat === etat && this.ligne.dataset.texte === texte) return;
    this.ligne.dataset.etat = etat;
    this.ligne.dataset.texte = texte;
    this.ligne.textContent = texte;
    if (lien) this.ligne.append(" ", this.ancre(lien));
  }

  ditDuChamp(nom: string, etat: NomEtat, texte: string): void {
    const ligne = this.ligneDuChamp(nom);
    if (!ligne) return;
    ligne.dataset.etat = etat;
    ligne.textContent = texte;
  }

  private cree(): HTMLElement {
    const ligne = document.createElement("p");
    ligne.textContent = "Vos réponses s’enregistrent au fur et à mesure.";
    this.form.append(ligne);
    return ligne;
  }

  private ancre({ texte, href }: Lien): HTMLAnchorElement {
    const ancre = document.createElement("a");
    ancre.className = "govuk-link";
    ancre.href = href;
    ancre.textContent = texte;
    return ancre;
  }

  private ligneDuChamp(nom: string): HTMLElement | null {
    const groupe = groupeDuChamp(this.form, nom);
    if (!groupe) return null;
    const la = groupe.querySelector<HTMLElement>(":scope > .dt-enregistrement__champ");
    if (la) return la;
    const ligne = document.createElement("p");
    ligne.className = "dt-enregistrement__champ";
    groupe.append(ligne);
    return ligne;
  }
}

export function groupeDuChamp(form: HTMLFormElement, nom: string): HTMLElement | null {
  return controles(form, nom)[0]?.closest<HTMLElement>(".govuk-form-group") ?? null;
}
