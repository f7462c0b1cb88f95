// The contents list marks the section that is read, and an entry of the timeline
// that is pointed at lights its dot.
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
  for (const dot of document.querySelectorAll(".glance a")) {
    const entry = document.getElementById(decodeURIComponent(dot.getAttribute("href").slice(1)));
    const words = entry?.querySelector("div")?.textContent.trim().replace(/\s+/g, " ") ?? "";
    dot.querySelector("title").textContent = `${entry?.querySelector("a")?.textContent.trim() ?? ""} ${words.length > 120 ? words.slice(0, 119) + "…" : words}`;
    for (const [event, lit] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
      entry?.addEventListener(event, () => dot.classList.toggle("lit", lit));
    }
  }
}
