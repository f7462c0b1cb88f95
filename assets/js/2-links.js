// The mark beside a heading, an entry or an action copies the link to it.
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
    status.textContent = "Link copied";
    setTimeout(() => {
      delete anchor.dataset.copied;
      status.textContent = "";
    }, 1500);
  });
}
