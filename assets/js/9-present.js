// Presenting shows one part of a page at a time, large. Where it is stands in the
// address (?present#slide-3), so that it can be linked, reloaded and left with Back.

// partsOf divides a part of the page into slides of a few words: its items share
// as many as they need, each under the heading. A slide is {node, off}, where off
// are the items that others show.
const partsOf = (node) => {
  const mostWords = 60;
  const mostItems = 6;
  const words = (element) => {
    let count = 0;
    for (const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT); texts.nextNode(); ) count += texts.currentNode.data.match(/\S+/g)?.length ?? 0;
    return count;
  };
  const items = [...node.querySelectorAll("li:not(figure li), figure, .thanks")];
  const around = words(node) - items.reduce((sum, item) => sum + words(item), 0);
  const title = node.querySelector("h1, h2, h3");
  const heading = title ? words(title) : 0;
  const slides = [[]];
  let room = mostWords - around;
  for (const item of items) {
    if (slides.at(-1).length === mostItems || words(item) > room && (slides.at(-1).length || slides.length === 1 && around > heading)) {
      slides.push([]);
      room = mostWords - heading;
    }
    slides.at(-1).push(item);
    room -= words(item);
  }
  const own = [...node.children].filter((child) => !child.matches("h1, h2, h3, ul, ol, figure, details, .thanks, .small-heading"));
  const labels = [...node.querySelectorAll(".small-heading")];
  // A label stays with the items of the list below it, or else with any.
  const heads = (label, shown) => {
    const list = label.nextElementSibling?.matches("ul, ol") ? label.nextElementSibling : node;
    return shown.some((item) => item.matches("li") && list.contains(item));
  };
  return slides.map((shown, i) => ({
    node,
    off: [...items.filter((item) => !shown.includes(item)), ...(i ? own : []), ...labels.filter((label) => !heads(label, shown))],
  }));
};

for (const show of document.querySelectorAll("[data-present]")) {
  const slides = [...show.querySelectorAll("[data-slide]")].flatMap(partsOf);
  const offer = show.querySelector("[data-present-start]");
  if (!offer || slides.length < 2) continue;
  const root = document.documentElement;
  const headings = slides.map(({ node }) => node.querySelector("h1, h2, h3"));
  let at = -1; // the slide that is shown; -1 while nothing is presented
  let touch = null;

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };
  const start = button(wording("digest.present"), () => {
    display(0);
    remember("pushState", { presenting: true }, true);
  });
  const about = { digest: wording("digest.present-how"), incident: wording("incident.meeting") }[offer.dataset.presentStart];
  offer.append(start);
  if (about) {
    const aside = document.createElement("span");
    aside.className = "aside";
    aside.textContent = about;
    offer.append(" ", aside);
  }
  const previous = button(wording("present.previous"), () => move(at - 1));
  const next = button(wording("present.next"), () => move(at + 1));
  const progress = document.createElement("p");
  progress.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "present-bar";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", wording("present.label"));
  bar.append(previous, progress, next, button(wording("present.stop"), () => stop()));
  bar.hidden = true;
  document.body.append(bar);

  // What is around the slide that is shown is marked, and the styles hide the rest.
  const mark = ({ node, off }, shown) => {
    node.toggleAttribute("data-now", shown);
    for (const item of off) item.toggleAttribute("data-off", shown);
    for (let around = node.parentElement; around !== show; around = around.parentElement) around.toggleAttribute("data-around", shown);
  };

  const say = () => {
    progress.textContent = wording("present.progress", at + 1, slides.length);
    if (!bar.contains(document.activeElement)) {
      headings[at]?.focus({ preventScroll: true }); // which reads it out
      return;
    }
    const title = document.createElement("span");
    title.className = "hidden";
    title.textContent = `: ${headings[at]?.textContent ?? ""}`;
    progress.append(title);
  };

  const display = (to) => {
    if (at >= 0) mark(slides[at], false);
    else for (const folded of show.querySelectorAll("details:is([data-slide], :has([data-slide])), [data-slide] .rest")) folded.open = true;
    at = to;
    mark(slides[at], true);
    root.dataset.presenting = "";
    bar.hidden = false;
    previous.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === slides.length - 1));
    window.scrollTo(0, 0);
    say();
  };

  // On paper all slides stand one below the other.
  const printed = (shown) => {
    if (at < 0) return;
    for (const { node } of slides) mark({ node, off: [] }, shown);
    if (!shown) mark(slides[at], true);
  };
  window.addEventListener("beforeprint", () => printed(true));
  window.addEventListener("afterprint", () => printed(false));

  const address = (presenting) => {
    const url = new URL(location.href);
    url.searchParams.delete("present");
    url.hash = presenting ? `slide-${at + 1}` : "";
    if (presenting) url.search = url.search ? `${url.search}&present` : "?present";
    return url.href;
  };
  const remember = (how, state, presenting) => {
    try {
      history[how](state, "", address(presenting));
    } catch {
      // A page that was opened as a file keeps its address.
    }
  };

  const move = (to) => {
    if (to < 0 || to >= slides.length || to === at) return;
    display(to);
    remember("replaceState", history.state, true);
  };

  const leave = () => {
    const last = slides[at];
    mark(last, false);
    at = -1;
    delete root.dataset.presenting;
    bar.hidden = true;
    last.node.scrollIntoView({ block: "center" });
    start.focus({ preventScroll: true });
  };
  const stop = () => {
    if (history.state?.presenting) {
      history.back(); // which leaves
      return;
    }
    leave();
    remember("replaceState", null, false);
  };

  // The slide that the address asks for; -1 if it asks for none.
  const asked = () => {
    if (!new URLSearchParams(location.search).has("present")) return -1;
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      // No UTF-8: no slide has such a name.
    }
    const number = /^slide-(\d+)$/.exec(name)?.[1];
    const named = document.getElementById(name)?.closest("[data-slide]");
    const of = number ? Number(number) - 1 : slides.findIndex(({ node }) => node === named);
    return Math.min(Math.max(of, 0), slides.length - 1);
  };
  const follow = () => {
    const to = asked();
    if (to >= 0) display(to);
    else if (at >= 0) leave();
  };

  // Space and Page Down read on to the end of a long slide before they leave it.
  const below = () => root.scrollHeight - window.innerHeight - window.scrollY > 4;
  const turn = (event, by) => {
    if (by > 0 ? below() : window.scrollY > 4) return;
    event.preventDefault();
    move(at + by);
  };
  const keys = new Map([
    ["ArrowRight", () => move(at + 1)],
    ["ArrowLeft", () => move(at - 1)],
    ["Home", () => move(0)],
    ["End", () => move(slides.length - 1)],
    ["Escape", stop],
  ]);
  document.addEventListener("keydown", (event) => {
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const control = event.target instanceof Element && event.target.closest("a, button, summary, input, textarea, select");
    const act = keys.get(event.key);
    if (act) {
      event.preventDefault();
      act();
    } else if (event.key === " " && !control) {
      turn(event, event.shiftKey ? -1 : 1);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      turn(event, event.key === "PageDown" ? 1 : -1);
    }
  });

  // A swipe goes sideways, further than a tap and not down the page.
  show.addEventListener("touchstart", (event) => {
    touch = at >= 0 && event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  show.addEventListener("touchend", (event) => {
    const end = event.changedTouches[0];
    if (!touch || event.touches.length > 0 || !getSelection().isCollapsed) return;
    const across = end.clientX - touch.clientX;
    const down = end.clientY - touch.clientY;
    touch = null;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) move(at + (across < 0 ? 1 : -1));
  }, { passive: true });

  for (const heading of headings) heading?.setAttribute("tabindex", "-1");
  window.addEventListener("popstate", follow);
  offer.hidden = false;
  follow();
}
