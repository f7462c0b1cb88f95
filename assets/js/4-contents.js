// The contents list marks the section that is read. A dot of the figure leads to an entry
// of the timeline, the one after that of the dot before unless it names another, and an
// entry that is pointed at lights its dot.
{
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(decodeURIComponent(id))).filter(Boolean);
  const mark = () => {
    let current = null;
    for (const heading of headings) if (heading.getBoundingClientRect().top < innerHeight / 3) current = heading.id;
    for (const [id, link] of links) {
      if (decodeURIComponent(id) === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (headings.length > 0) {
    const seen = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const heading of headings) seen.observe(heading);
  }
  const entries = [...document.querySelectorAll(".entries > [id]")];
  let at = -1;
  for (const circle of document.querySelectorAll(".glance circle")) {
    at = circle.dataset.row ? entries.findIndex((entry) => entry.id === circle.dataset.row) : at + 1;
    const entry = entries[at];
    if (!entry) continue;
    const [dot, title] = ["a", "title"].map((name) => document.createElementNS(circle.namespaceURI, name));
    const words = entry.querySelector("div").textContent.trim().replace(/\s+/g, " ");
    title.textContent = `${entry.querySelector("a").textContent.trim()} ${words.length > 120 ? words.slice(0, 119) + "…" : words}`;
    dot.setAttribute("href", "#" + encodeURIComponent(entry.id));
    circle.replaceWith(dot);
    dot.append(title, circle);
    for (const [event, lit] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      entry.addEventListener(event, () => dot.classList.toggle("lit", lit));
    }
  }
}
