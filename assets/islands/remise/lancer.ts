// The client of the upload protocol is as large as all the rest: only the page that sends a document fetches it.

export function lanceRemises(): void {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-remise]");
  if (forms.length === 0) return;
  void import("./remise").then(({ Remise }) => {
    for (const form of forms) new Remise(form);
  });
}
