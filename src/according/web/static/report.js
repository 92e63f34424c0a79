// Hovering or focusing a mark shows the note it leads to; without this the link leads there.
"use strict";

let card = null;
function hide() {
  if (card) card.remove();
  card = null;
}
function show(mark) {
  hide();
  const found = document.getElementById(mark.hash.slice(1));
  const note = found && (found.closest(".note") || found);
  if (!note) return;
  card = document.createElement("div");
  card.className = "card no-print";
  card.setAttribute("role", "tooltip");
  const copy = note.cloneNode(true);
  copy.removeAttribute("id");
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  card.append(copy);
  document.body.append(card);
  const at = mark.getClientRects()[0];
  const wide = document.documentElement.clientWidth;
  card.style.top = `${at.bottom + window.scrollY + 6}px`;
  card.style.left = `${Math.max(8, Math.min(at.left, wide - card.offsetWidth - 8))}px`;
}
document.addEventListener("mouseover", (event) => {
  const mark = event.target.closest && event.target.closest("a.m");
  if (mark) show(mark);
  else if (!event.target.closest(".card")) hide();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches("a.m")) show(event.target);
});
document.addEventListener("focusout", hide);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
