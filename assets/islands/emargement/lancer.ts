// <div data-emargement data-reunion data-pointages data-maintenant data-direct data-retard data-travailleur>
import { Emargement } from "./emargement";
import { gardeLaPage, surveilleHorsLigne } from "./hors_ligne";

export function lanceEmargement(): void {
  surveilleHorsLigne();
  const liste = document.querySelector<HTMLElement>("[data-emargement]");
  if (!liste) return;
  const personne = document.body.dataset.personne ?? "0";
  new Emargement(liste, personne).lance();
  void gardeLaPage(liste.dataset.travailleur ?? "", personne);
}
