// Runs before the page is drawn, so that nothing moves afterwards: tells the styles that scripts will follow.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
