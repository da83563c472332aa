// Buttons of the room that change a list (add, move, withdraw, choose funders): sent without leaving the page.

interface Reponse {
  reussi: boolean;
  message: string;
}

async function lis(reponse: Response): Promise<Reponse> {
  const lu = (await reponse.json().catch(() => ({}))) as Record<string, unknown>;
  const message = typeof lu.message === "string" ? lu.message : "Le serveur n’a pas répondu comme prévu.";
  return { reussi: reponse.ok, message };
}

export async function envoieActe(form: HTMLFormElement): Promise<Reponse> {
  const contenu = new URLSearchParams();
  for (const [nom, valeur] of new FormData(form)) if (typeof valeur === "string") contenu.append(nom, valeur);
  try {
    const reponse = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: contenu,
      redirect: "error",
      credentials: "same-origin",
    });
    return await lis(reponse);
  } catch {
    return { reussi: false, message: "Pas de réseau : rien n’est changé. Réessayez." };
  }
}

/** What the person typed has arrived: the form is ready for the next one. */
export function vide(form: HTMLFormElement): void {
  for (const champ of form.querySelectorAll("textarea")) champ.value = champ.defaultValue = "";
  for (const champ of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
    champ.defaultChecked = champ.checked;
  vus(form);
}

/** The funders just sent are those that the person has now seen ticked: the next change is counted from there. */
function vus(form: HTMLFormElement): void {
  const caches = form.querySelectorAll<HTMLInputElement>("input[type=hidden][name=montres]");
  for (const cache of caches) cache.remove();
  for (const coche of form.querySelectorAll<HTMLInputElement>("input[name=financeurs]:checked")) {
    const cache = document.createElement("input");
    Object.assign(cache, { type: "hidden", name: "montres", value: coche.value });
    form.append(cache);
  }
}
