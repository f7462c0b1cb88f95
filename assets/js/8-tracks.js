// The marks of a track are one stop of the Tab key; the arrows go from one to the
// next, and in a group of tracks from line to line.

for (const track of document.querySelectorAll("[data-track]")) {
  const marks = [...track.querySelectorAll("a")].sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x);
  // Where a row of the page leads to the same incident, it has the title.
  for (const mark of marks) {
    const row = document.querySelector(`.title[href="${mark.getAttribute("href")}"]`);
    if (row) mark.querySelector("title").textContent += " " + row.textContent;
  }
  const settle = (chosen) => marks.forEach((mark) => mark.setAttribute("tabindex", mark === chosen ? "0" : "-1"));
  settle(track.dataset.track ? marks[0] : marks.at(-1)); // a story begins at its beginning
  track.addEventListener("focusin", (event) => settle(event.target.closest("a")));
  track.addEventListener("keydown", (event) => {
    const at = marks.indexOf(event.target.closest("a"));
    const beside = { ArrowRight: marks[at + 1], ArrowLeft: marks[at - 1], Home: marks[0], End: marks.at(-1) }[event.key];
    const other = trackBeside(track, event.key)?.querySelector('a[tabindex="0"]');
    const next = beside ?? other;
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    next.focus();
  });
}

// trackBeside is the next line of the same group above or below.
function trackBeside(track, key) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  const group = [...(track.closest("[data-tracks]")?.querySelectorAll("[data-track]") ?? [])];
  return step && group[group.indexOf(track) + step];
}
