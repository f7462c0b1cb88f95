// Runs the statements of its standard input in DuckDB, and prints the rows of each as
// JSON. DEBRIEF_DUCKDB is the node_modules that has @duckdb/node-api.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { DuckDBInstance } = createRequire(process.env.DEBRIEF_DUCKDB + "/")("@duckdb/node-api");
const database = await (await DuckDBInstance.create(":memory:")).connect();
const rows = [];
for (const statement of (await text(process.stdin)).split(";")) {
  if (statement.trim() !== "") rows.push((await database.runAndReadAll(statement)).getRowsJson());
}
console.log(JSON.stringify(rows));
