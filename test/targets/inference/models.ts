/** Models that modules for inference are compared on: all examples, the programs that once were computed wrongly, and each layer of the library. */
import { readdirSync, readFileSync } from "node:fs";
import { layerCalls } from "../../support/layer-calls.ts";
import { exampleNames } from "../../../tools/examples.ts";

export interface ModelText {
  readonly name: string;
  readonly text: string;
  readonly fileName: string;
}

function file(name: string, fileName: string): ModelText {
  return { name, fileName, text: readFileSync(fileName, "utf8") };
}

const examples = exampleNames.map((name) => file(name, `examples/${name}/${name}.nn`));
const kept = readdirSync("test/programs/kept").map((name) => file(name, `test/programs/kept/${name}`));
const layers = Object.entries(layerCalls).map(([name, [input, call = name]]): ModelText => ({
  name, fileName: `${name}.nn`,
  text: `model M { input x: ${input} ${call} flatten dense(2) output y: [2] loss squaredError train { optimizer: adam(rate: 0.01) batch: 5 } }`,
}));

export const models: readonly ModelText[] = [...examples, ...kept, ...layers];
