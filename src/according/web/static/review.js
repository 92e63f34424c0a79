// A key presses the button that says so; every button works without it.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  for (const found of document.querySelectorAll("[data-key]")) {
    if (found.dataset.key === event.key) {
      event.preventDefault();
      found.click();
      const first = found.tagName === "SUMMARY" && found.parentElement.open
        ? found.parentElement.querySelector("select, input:not([type=hidden])") : null;
      if (first) first.focus();
      return;
    }
  }
});
