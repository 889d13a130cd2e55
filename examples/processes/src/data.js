import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check, describe } from "nnc";
import { readData } from "nnc/data";

const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** The examples of iris.csv as the model takes them: four numbers of each flower, and the position of its species. */
export async function readExamples() {
  const { models: [model] } = check(readFileSync(file("iris.nn"), "utf8"));
  return readData(describe(model).data, file("iris.csv"));
}

/** Some of the examples, in this order, as `accumulate` takes them. */
export function batchOf({ flower, species }, rows) {
  return [rows.flatMap((row) => [...flower.subarray(4 * row, 4 * row + 4)]), rows.map((row) => species[row])];
}
