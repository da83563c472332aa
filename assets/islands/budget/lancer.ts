// The budget in the page: <form data-budget>. Sums as one types, the keyboard of a spreadsheet, pasting, funders' rows.
import { lanceEnregistrement } from "../enregistrement/lancer";
import { Annonce } from "./annonce";
import { auClavier } from "./clavier";
import { Collage } from "./coller";
import { ditLErreur } from "./erreur";
import { estMontant, Feuille } from "./feuille";
import { Financeurs } from "./financeurs";
import { Juge } from "./juge";
import { Rappel } from "./rappel";
import { Rapport } from "./rapport";

function enVeille(form: HTMLFormElement): void {
  const feuille = new Feuille(form);
  const annonce = new Annonce(form);
  const rapport = new Rapport();
  const rappel = new Rappel(form);
  // It would speak at each key; the region of the announcements waits for a pause.
  form.querySelector('[data-bilan="verdict"]')?.removeAttribute("role");
  let enregistrement: ReturnType<typeof lanceEnregistrement> | undefined;
  const financeurs = new Financeurs(form, annonce, rapport, (noms) => enregistrement?.accueille(noms));
  const recalcule = (): void => {
    const verdict = feuille.recalcule();
    rappel.dit(verdict);
    annonce.dit(verdict);
  };
  form.addEventListener("input", (event) => {
    if (estMontant(event.target)) ditLErreur(event.target, false);
    recalcule();
  });
  form.addEventListener("change", (event) => {
    if (estMontant(event.target)) ditLErreur(event.target, true);
    financeurs.montreLesRemplies();
    recalcule();
  });
  form.addEventListener("keydown", auClavier);
  form.addEventListener("dentelle:frais", (event) => {
    const { detail } = event as CustomEvent<{ noms: string[] }>;
    financeurs.completeJusqua(detail.noms);
  });
  form.addEventListener("dentelle:conflit", () => financeurs.montreLesRemplies());
  financeurs.lance();
  financeurs.completeDeLaReserve();
  new Collage(form, annonce, rapport).lance();
  new Juge(form).lance();
  enregistrement = lanceEnregistrement(form);
  financeurs.montreLesRemplies();
  rappel.dit(feuille.recalcule());
}

/** Before the forms that save by themselves: rows that hold a text kept on this device must be there to receive it. */
export function lanceBudgets(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-budget]")) enVeille(form);
}
