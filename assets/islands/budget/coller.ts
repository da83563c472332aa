// Pasting from a spreadsheet into the budget: what was pasted and what was not is told, and can be undone.
import type { Annonce } from "./annonce";
import { estUnTableau, lisCollage, type Cible, type Lecture } from "./collage";
import { champsDuCote, estMontant, tape, type Champ } from "./feuille";
import { enChamp } from "./montant";
import { Avant, type Rapport } from "./rapport";

interface Place extends Cible {
  champ?: Champ;
}

const compte = (n: number, un: string, plusieurs: string): string => `${n} ${n > 1 ? plusieurs : un}`;

/** Lines with an amount of their own, the funders' headings, and the headings that only add up. */
function places(form: HTMLFormElement): Place[] {
  const lignes = [...form.querySelectorAll<HTMLElement>("[data-ligne]")].map((ligne): Place => {
    const { ligne: code = "", libelle = "", nature } = ligne.dataset;
    const champ = ligne.querySelector<Champ>(`[name="m_${code}"]`);
    const place = { code, libelle, enNature: nature !== undefined };
    return champ ? { ...place, empeche: "", champ } : { ...place, empeche: "ses financeurs s’écrivent un par un" };
  });
  const connues = new Set(lignes.map(({ code }) => code));
  const tetes = [...form.querySelectorAll<HTMLElement>("[data-total]")].map((total): Place => {
    const libelle = total.parentElement?.firstElementChild?.textContent ?? "";
    return { code: total.dataset.total ?? "", libelle, empeche: "c’est un total, calculé pour vous", enNature: false };
  });
  return [...lignes, ...tetes.filter(({ code }) => !connues.has(code))];
}

/** From the field where the person stands, in its column. */
function suite(champ: Champ): Place[] {
  const partie = /_(dc|cs)$/.exec(champ.name)?.[0];
  const tous = champsDuCote(champ);
  const memeColonne = (autre: Champ): boolean => (partie ? autre.name.endsWith(partie) : autre.name.startsWith("m_"));
  return tous
    .slice(tous.indexOf(champ))
    .filter(memeColonne)
    .map((autre) => ({ code: autre.name, libelle: "", empeche: "", enNature: false, champ: autre }));
}

function resume({ poses, laisses }: Lecture): string {
  if (poses.length === 0) return "Rien n’a été collé : aucun montant n’a trouvé sa ligne.";
  const mis = `${compte(poses.length, "montant collé", "montants collés")}.`;
  return laisses.length === 0 ? mis : `${mis} ${compte(laisses.length, "ligne laissée", "lignes laissées")} de côté.`;
}

export class Collage {
  constructor(
    private readonly form: HTMLFormElement,
    private readonly annonce: Annonce,
    private readonly rapport: Rapport,
  ) {}

  lance(): void {
    this.form.addEventListener("paste", (event) => this.colle(event));
  }

  private colle(event: ClipboardEvent): void {
    const ici = event.target;
    const texte = event.clipboardData?.getData("text/plain") ?? "";
    if (!estMontant(ici) || !estUnTableau(texte)) return;
    event.preventDefault();
    const lu = lisCollage(texte, suite(ici), places(this.form));
    const champs = lu.poses.map(({ cible }) => (cible as Place).champ).filter((champ) => champ !== undefined);
    const avant = new Avant(champs);
    lu.poses.forEach(({ montant }, n) => {
      const champ = champs[n];
      if (champ) tape(champ, enChamp(montant));
    });
    this.raconte(ici, lu, avant);
  }

  private raconte(ici: Champ, lu: Lecture, avant: Avant): void {
    const phrase = resume(lu);
    const details = lu.laisses.map(({ texte, raison }) => `« ${texte} » : ${raison}.`);
    const ou = ici.closest(".dt-budget__bloc") ?? ici;
    this.annonce.dit([phrase, ...details].join(" "));
    this.rapport.montre(ou, phrase, details, () => {
      avant.remet();
      this.annonce.dit("Le collage est annulé.");
    });
  }
}
