// Runs the search of the browser under Node, for the tests of parity:
//
//	node browser.mjs FOLDER
//
// reads FOLDER/engine.mjs and FOLDER/tasks.json and writes FOLDER/done.json.
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(process.argv[2] + "/");
const file = (name) => new URL(name, folder);
const { open, tokenize, stem } = await import(file("engine.mjs"));
const tasks = JSON.parse(await readFile(file("tasks.json"), "utf8"));

// Properties that appear on a prototype would be seen by every object.
const prototypes = [Object.prototype, Array.prototype, Map.prototype, String.prototype, Function.prototype];
const shapes = () => JSON.stringify(prototypes.map((p) => Object.getOwnPropertyNames(p)));
const before = shapes();

const fetched = [];
const failed = new Set();
let failing = false; // the first fetch of each file fails
const fetchFile = async (url) => {
  const name = decodeURIComponent(new URL(url).pathname.slice(folder.pathname.length));
  fetched.push(name);
  if (failing && !failed.has(name)) {
    failed.add(name);
    throw new Error("no connection");
  }
  const text = await readFile(file(name), "utf8");
  return name.endsWith(".json") ? JSON.parse(text) : text;
};

const run = async ({ index, text, ticked, limit, aborted }) => {
  const opened = await open(file(index + "/search-index.json").href, fetchFile);
  const signal = aborted ? AbortSignal.abort() : undefined;
  const answer = await opened.search({ text, ticked: new Map(Object.entries(ticked ?? {})), limit, signal });
  const hits = await Promise.all(
    answer.hits.map(async ({ number, score }) => {
      const { document, excerpt, sections, matched } = await opened.hit(number, answer);
      const { title, url, date, severity, services, page } = document;
      return { number, score, title, url, date, severity, services, page, excerpt: excerpt.text, marks: excerpt.marks, sections, matched };
    }),
  );
  const { total, partial, pages, facets, notes, nearest } = answer;
  return { total, partial, pages, hits, facets: facets.filter((f) => f.values.length > 0), notes, nearest };
};

const answers = [];
for (const task of tasks.queries ?? []) {
  fetched.length = 0;
  failing = task.failing ?? false;
  const answer = await run(task).catch((error) => ({ error: error.name + ": " + error.message }));
  answers.push({ ...answer, fetched: [...fetched] });
}
const stopWords = new Set(tasks.stopWords);
const tokens = (tasks.texts ?? []).map(({ text, english }) => tokenize(text, english ? stopWords : undefined).map(({ term, from, to, position }) => [term, from, to, position]));
const stems = (tasks.words ?? []).map(stem);

await writeFile(file("done.json"), JSON.stringify({ answers, tokens, stems, clean: before === shapes() }));
