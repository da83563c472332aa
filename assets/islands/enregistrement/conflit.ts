// Two persons wrote in the same field: both texts side by side, and the person decides. Nothing is overwritten before.
import type { Conflit } from "./envoi";
import { groupeDuChamp } from "./etat";

export type Choix = "le_mien" | "l_enregistre" | "les_deux";

const libelles: [Choix, string][] = [
  ["le_mien", "Garder mon texte"],
  ["l_enregistre", "Garder le texte enregistré"],
  ["les_deux", "Réunir les deux pour les relire"],
];

export function idDuConflit(champ: string): string {
  return `conflit-${champ}`;
}

function element(nom: string, classe: string, texte = ""): HTMLElement {
  const cree = document.createElement(nom);
  cree.className = classe;
  cree.textContent = texte;
  return cree;
}

function version(titre: string, texte: string): HTMLElement {
  const bloc = document.createElement("div");
  const cadre = element("div", "dt-conflit__texte", texte === "" ? "(vide)" : texte);
  cadre.tabIndex = 0;
  cadre.setAttribute("role", "group");
  cadre.setAttribute("aria-label", titre);
  bloc.append(element("h3", "govuk-heading-s", titre), cadre);
  return bloc;
}

function bouton(texte: string, action: () => void): HTMLElement {
  const cree = element("button", "govuk-button govuk-button--secondary", texte) as HTMLButtonElement;
  cree.type = "button";
  cree.addEventListener("click", action);
  return cree;
}

export function retireConflit(champ: string): void {
  document.getElementById(idDuConflit(champ))?.remove();
}

function region(conflit: Conflit): HTMLElement {
  const cree = element("section", "dt-conflit");
  const titre = element("h2", "govuk-heading-s", `${conflit.par} a aussi modifié ce champ`);
  cree.id = idDuConflit(conflit.champ);
  cree.tabIndex = -1;
  titre.id = `${cree.id}-titre`;
  cree.setAttribute("aria-labelledby", titre.id);
  cree.append(titre, element("p", "govuk-body", "Rien n’est remplacé tant que vous n’avez pas choisi."));
  return cree;
}

/** Shows the two texts above the field; a conflict already shown for it is replaced. */
export function montreConflit(
  form: HTMLFormElement,
  conflit: Conflit,
  reunir: boolean,
  choisi: (choix: Choix) => void,
): void {
  retireConflit(conflit.champ);
  const section = region(conflit);
  const textes = element("div", "dt-conflit__textes");
  const leur = conflit.heure ? `Texte enregistré à ${conflit.heure}` : "Texte enregistré";
  textes.append(version("Votre texte", conflit.votre_texte), version(leur, conflit.texte_enregistre));
  const actions = element("div", "dt-actions");
  for (const [choix, libelle] of libelles)
    if (choix !== "les_deux" || reunir) actions.append(bouton(libelle, () => choisi(choix)));
  section.append(textes, actions);
  groupeDuChamp(form, conflit.champ)?.before(section);
}
