// Fills every figure that names a specification with its chart; what is focused or pointed at in the
// table beside it stands out there.
"use strict";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const views = new Map();

async function draw(figure) {
  const answer = await fetch(figure.dataset.spec);
  if (!answer.ok) return;
  const ink = dark.matches ? "#e7e9ec" : "#1c1e21";
  const pale = dark.matches ? "#3a4048" : "#d5d8dc";
  const made = await window.vegaEmbed(figure, await answer.json(), {
    ast: true, // the policy of the page forbids functions made of text
    actions: false,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true }, // else it writes a style into the page
    renderer: "svg",
    theme: dark.matches ? "dark" : undefined,
    config: {
      background: "transparent",
      view: { stroke: null },
      text: { color: ink },
      axis: { labelColor: ink, titleColor: ink, gridColor: pale, domainColor: pale, tickColor: pale },
      legend: { labelColor: ink, titleColor: ink },
    },
  });
  views.set(figure, made.view);
  made.view.addResizeListener(() => setTimeout(() => clear(figure), 50));
  clear(figure);
}

// Names of marks that would lie on another, on a circle or over the edge are hidden; those of the
// larger marks, which come first, stay.
function clear(figure) {
  const frame = figure.getBoundingClientRect();
  const taken = Array.from(figure.querySelectorAll(".mark-symbol.role-mark path"), (one) =>
    one.getBoundingClientRect());
  const first = figure.querySelector(".mark-text.role-mark");
  for (const one of first ? first.querySelectorAll("text") : []) {
    const box = one.getBoundingClientRect();
    const meets = (other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom - 2 && other.top + 2 < box.bottom;
    const hidden = box.left < frame.left || box.right > frame.right || taken.some(meets);
    one.style.visibility = hidden ? "hidden" : "";
    if (!hidden) taken.push(box);
  }
}

function choose(event) {
  const found = event.target.closest("[data-mark]");
  if (!found) return;
  for (const [figure, view] of views) {
    if (figure.closest(".charted").contains(found)) {
      view.signal("chosen", found.dataset.mark).runAsync();
    }
  }
}

function drawAll() {
  for (const figure of document.querySelectorAll("figure[data-spec]")) draw(figure);
}

document.addEventListener("focusin", choose);
document.addEventListener("mouseover", choose);
dark.addEventListener("change", drawAll);
drawAll();
