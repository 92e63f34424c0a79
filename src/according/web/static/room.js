// What makes the pages quicker to use; everything works without it.
"use strict";

// "/" goes to the search box, as on many sites; not while somebody types.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.getElementById("search");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
});

// A form of filters leaves out what is empty, so that the address stays short.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[method=get], form.search, form.filters")) {
    for (const field of event.target.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  }
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form.filters :disabled, form.search :disabled")) {
    field.disabled = false;
  }
});
