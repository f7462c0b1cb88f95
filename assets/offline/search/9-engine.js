// What offline/js/5-engine.js waits for.

document.currentScript.dispatchEvent(new CustomEvent("arrive", { detail: { open, searchBox, searchClosest, parts } }));
