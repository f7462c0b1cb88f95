// The mark beside a heading, a factor or an action copies the link to it.
for (const target of document.querySelectorAll(".body :is(h2, h3, h4, h5, h6)[id], .causes > [id] > :first-child, tr[id] > .state + td")) {
  const anchor = document.createElement("a");
  anchor.className = "anchor";
  anchor.href = "#" + encodeURIComponent(target.id || target.parentElement.id);
  anchor.setAttribute("aria-label", wording("anchor.link"));
  target.append(anchor);
}
// The time of an entry of a timeline is the link to it.
for (const time of document.querySelectorAll(".entries > [id] > :first-child")) {
  const link = document.createElement("a");
  link.href = "#" + encodeURIComponent(time.parentElement.id);
  time.replaceWith(link);
  link.append(...(time.matches("time, .nums") ? [time] : time.childNodes));
}
{
  const status = document.createElement("div");
  status.className = "hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  document.addEventListener("click", async (event) => {
    const anchor = event.target instanceof Element ? event.target.closest("a.anchor") : null;
    if (!anchor || !navigator.clipboard) return;
    try {
      await navigator.clipboard.writeText(anchor.href);
    } catch {
      return; // The browser still follows the link, and the address bar has it.
    }
    anchor.dataset.copied = "";
    status.textContent = wording("anchor.copied");
    setTimeout(() => {
      delete anchor.dataset.copied;
      status.textContent = "";
    }, 1500);
  });
}
