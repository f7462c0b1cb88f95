// The timelines of a page can be narrowed to some kinds of entry.
for (const filter of document.querySelectorAll("[data-filter]")) {
  const rows = [...document.querySelectorAll("[data-timeline] ol.entries > li")];
  const buttons = filter.dataset.filter.split(";").map((kind) => {
    const button = document.createElement("button");
    button.type = "button";
    const [name, word = name] = kind.split("=");
    button.dataset.kind = name;
    button.textContent = word;
    button.setAttribute("aria-pressed", "false");
    return button;
  });
  filter.setAttribute("role", "group");
  filter.setAttribute("aria-label", wording("timeline.only"));
  filter.append(...buttons);
  filter.hidden = false;

  const apply = () => {
    const wanted = new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.kind));
    let day = null;
    for (const row of rows) {
      if (row.classList.contains("day")) {
        day = row;
        row.hidden = wanted.size > 0;
      } else if (row.classList.contains("gap")) {
        row.hidden = wanted.size > 0;
      } else {
        row.hidden = wanted.size > 0 && !wanted.has(row.dataset.kind);
        if (!row.hidden && day) day.hidden = false;
      }
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
}
