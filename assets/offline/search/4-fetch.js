// A file of the index, from a disk: a script beside which it would be JSON.

const { add } = document.currentScript; // see offline/js/5-engine.js
const fetchFile = (url) => add(url.replace(/json$/, "js"));
