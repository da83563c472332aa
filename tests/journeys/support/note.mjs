// A note d'intention as a volunteer would write it, section by section, by name of field.

export const sections = {
  projet: {
    intitule: "Un jardin pour apprendre un métier",
    phrase: "Douze mois pour reprendre confiance et découvrir les métiers du paysage.",
  },
  porteur: {
    charge_nom: "Dominique Essai",
    charge_fonction: "Coordination",
    charge_courriel: "dominique@jardin.example",
    charge_telephone: "03 00 00 00 00",
  },
  diagnostic: { diagnostic: "Beaucoup d’habitantes et d’habitants cherchent un premier pas vers l’emploi." },
  objectifs: {
    orientation: "emploi",
    objectifs: ["emploi_freins"],
    objectifs_projet: "Que dix personnes entrent en formation ou trouvent un emploi.",
    egalite: "Une garde d’enfants est prévue, et les horaires suivent ceux de l’école.",
    bonus_egalite: "non",
  },
  public: {
    public_total: "40",
    public_femmes: "24",
    public_hommes: "16",
    ages: ["18-25", "26-59"],
    public_qpv: "30",
    public_description: "Des personnes sans emploi depuis plus d’un an.",
  },
  modalites: { modalites: "Deux ateliers par semaine, puis un stage.", debut: "01/02/2023", fin: "15/12/2023" },
  lieu: { echelle: "communale", commune: "59606", deux_arrondissements: "non" },
  partenaires: { partenaires: "La mission locale et le centre social." },
  financement: {
    dispositif: "contrat_de_ville",
    nature: "premiere",
    cout_total: "12 000",
    demande_etat: "8 000",
    ressources_propres: "4 000",
  },
};

async function coche(page, nom, valeurs) {
  for (const valeur of [valeurs].flat()) await page.check(`[name="${nom}"][value="${valeur}"]`);
}

/** Gives a field its value, whatever kind of field it is. */
export async function saisit(page, nom, valeur) {
  const champ = page.locator(`[name="${nom}"]:not([type=hidden])`).first();
  const [element, type] = await champ.evaluate((c) => [c.localName, c.type]);
  if (element === "select") await champ.selectOption(valeur);
  else if (type === "radio" || type === "checkbox") await coche(page, nom, valeur);
  else await champ.fill(valeur);
}

export async function saisitTout(page, champs) {
  for (const [nom, valeur] of Object.entries(champs)) await saisit(page, nom, valeur);
}
