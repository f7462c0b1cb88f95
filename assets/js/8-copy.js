// A text to take along is in the page once, plain, and without the abstract where that is
// on the page. Here it is written for Slack and in Markdown as well, as internal/message
// does: a test holds them together.
{
  const word = /[\p{L}\p{Nd}]/u;
  const formats = [
    ["copy-slack", "Slack", {
      escape: (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/@(here|channel|everyone)/g, `@${String.fromCharCode(0x200b)}$1`),
      bold: (text) => (text.includes("*") ? text : `*${text}*`),
      link: (text, href) => `<${href.replace(/&/g, "&amp;").replace(/\|/g, "%7C")}|${text}>`,
      line: (text) => text,
    }],
    ["copy-markdown", "Markdown", {
      escape: (text) => text.replace(/[\\`*[\]<>|~$&]/g, "\\$&").replace(/_/g, (mark, at, all) => (word.test(all[at - 1] ?? "") && word.test(all[at + 1] ?? "") ? mark : "\\_")),
      bold: (text) => `**${text}**`,
      link: (text, href) => `[${text}](${href.replace(/\(/g, "%28").replace(/\)/g, "%29").replace(/\\/g, "%5C")})`,
      line: (text) => text.replace(/^([#+=-]|\d{1,9}[.)])/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`),
    }],
    ["copy-text", wording("share.plain")],
  ];
  const shown = (selector) => document.querySelector(selector).textContent.trim().replace(/\s+/g, " ");
  for (const share of document.querySelectorAll("[data-share]")) {
    const title = shown("h1");
    const [head, ...rest] = share.dataset.share.split("\n\n");
    const lines = [head, ...("abstract" in share.dataset ? [shown(".abstract")] : []), ...rest].join("\n\n").split("\n");
    for (const [id, name, format] of formats) {
      const written = lines.map((line, at) => {
        if (!format) return line;
        const link = /^(.*) <(https?:[^>]*)>$/.exec(line);
        if (link) return format.link(format.escape(link[1]), link[2]);
        const bold = [at === 0 ? title : "", share.dataset.bold].find((start) => start && line.startsWith(start)) ?? "";
        return bold ? format.bold(format.escape(bold)) + format.escape(line.slice(bold.length)) : format.line(format.escape(line));
      });
      const [box, label, button, text] = ["div", "label", "button", "textarea"].map((tag) => document.createElement(tag));
      box.className = "copy";
      Object.assign(label, { htmlFor: id, textContent: name });
      Object.assign(button, { type: "button", textContent: wording("share.copy") });
      button.dataset.copy = id;
      Object.assign(text, { id, value: written.join("\n"), readOnly: true, rows: 6, spellcheck: false });
      box.append(label, " ", button, text);
      share.append(box);
    }
    share.hidden = false;
  }
}

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
      show(copied ? wording("copy.copied") : wording("copy.selected"));
      status.textContent = copied ? wording("copy.was-copied", name) : wording("copy.was-selected", name);
      clearTimeout(back);
      back = setTimeout(() => {
        show(word);
        status.textContent = "";
      }, 2500);
    });
  }
}
