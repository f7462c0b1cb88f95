// A button copies the text beside it. Without the script the text can be selected.
{
  const status = document.createElement("div");
  status.className = "hidden";
  status.setAttribute("role", "status");

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text.value);
      return true;
    } catch {
      // No clipboard: the site came without https, or the reader said no.
      text.focus();
      text.select();
      return document.execCommand("copy");
    }
  };

  const buttons = document.querySelectorAll("button[data-copy]");
  if (buttons.length > 0) document.body.append(status);
  for (const button of buttons) {
    const text = document.getElementById(button.dataset.copy);
    if (!text) continue;
    const name = text.labels[0]?.textContent ?? "";
    const word = button.textContent;
    let back = 0;
    button.hidden = false;
    // What is heard starts with what is seen (WCAG 2.5.3).
    const show = (shown) => {
      button.textContent = shown;
      button.setAttribute("aria-label", `${shown} ${name}`);
    };
    show(word);
    button.addEventListener("click", async () => {
      const copied = await copy(text);
      if (copied) button.focus();
      show(copied ? "Copied" : "Selected");
      status.textContent = copied ? `${name} copied` : `${name} is selected, copy it with your keyboard`;
      clearTimeout(back);
      back = setTimeout(() => {
        show(word);
        status.textContent = "";
      }, 2500);
    });
  }
}
