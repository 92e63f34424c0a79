// Fills every figure that names a specification with its chart.
"use strict";

const dark = window.matchMedia("(prefers-color-scheme: dark)");

async function draw(figure) {
  const answer = await fetch(figure.dataset.spec);
  if (!answer.ok) return;
  await window.vegaEmbed(figure, await answer.json(), {
    ast: true, // the policy of the page forbids functions made of text
    actions: false,
    defaultStyle: false,
    tooltip: { disableDefaultStyle: true }, // else it writes a style into the page
    renderer: "svg",
    theme: dark.matches ? "dark" : undefined,
    config: {
      background: "transparent",
      view: { stroke: null },
      text: { color: dark.matches ? "#e7e9ec" : "#1c1e21" },
    },
  });
}

function drawAll() {
  for (const figure of document.querySelectorAll("figure[data-spec]")) draw(figure);
}

dark.addEventListener("change", drawAll);
drawAll();
