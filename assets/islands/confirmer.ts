// Asks before what cannot be undone: <form data-confirmer="Supprimer ce dossier ?"> or the same on one of its buttons.

function question(event: SubmitEvent): string | undefined {
  const bouton = event.submitter instanceof HTMLElement ? event.submitter.dataset.confirmer : undefined;
  return bouton ?? (event.target as HTMLFormElement).dataset.confirmer;
}

export function lanceConfirmations(): void {
  document.addEventListener(
    "submit",
    (event) => {
      const texte = question(event);
      if (!texte || window.confirm(texte)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
