// What js/5-engine.js gets.

export { open, searchBox, searchClosest, parts };
