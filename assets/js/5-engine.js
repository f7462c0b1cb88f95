// The search, fetched when it is wanted. offline/js/5-engine.js has it from a disk.
const searchEngine = (url) => import(url);
