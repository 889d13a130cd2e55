/** Every rule of the table is judged where it changes a program: of its example, of another model, or a random one. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Program } from "../../../src/ir/equation/types.ts";
import { rules } from "../../../src/phases/simplify/simplify.ts";
import { stabilize } from "../../../src/phases/stabilize/stabilize.ts";
import { expectSame, phase, phasesOf, programNames } from "./check.ts";
import { randomProgram } from "./programs.ts";

interface Change {
  readonly before: Program;
  readonly after: Program;
}

function modelOf(example: string): string {
  return `model Example { input x: [3], y: [3], A: [3, 3], k: index(3) ${example} output out: [3] = z }`;
}

/** Programs of models that make rules do something that random programs rarely do. */
const models = [
  ...readdirSync("docs/models").map((name) => readFileSync(`docs/models/${name}`, "utf8")).filter((text) => !text.includes("256")),
  ...Object.values(rules).flatMap(({ example }) => (example === undefined ? [] : [modelOf(example)])),
  "model Norms { input x: [3] dense(4) layerNorm dense(2) softmax output y: oneHot(0..1) loss crossEntropy }",
  "model Attends { input x: [3, 2] attention(2, causal: true) flatten dense(1) output y: [1] loss squaredError }",
  "model Filters { input x: [6, 1] conv1d(2, 3) relu maxPool1d(2) flatten dense(1) output y: [1] loss squaredError }",
  "model Penalized { input x: [3] dense(3) softmax output y: oneHot(0..2) loss crossEntropy regularize l2(0.1) + l1(0.1) }",
  "layer gate { input x: [n] gain z: [n] output y[j] = (1 - z[j]) * x[j] + z[j] * x[j] }\nmodel Gates { input x: [3] gate output y: [3] loss squaredError }",
];

/** So many changes of each rule are judged. */
const most = 12;

function changes(): ReadonlyMap<string, readonly Change[]> {
  const found = new Map(Object.keys(rules).map((name) => [name, [] as Change[]]));
  const run = (name: string, before: Program): Program => {
    const after = rules[name]?.rewrite(before) ?? before;
    const list = found.get(name) ?? [];
    if (after !== before && list.length < most) list.push({ before, after });
    return after;
  };
  /** Each rule by itself, and all of them in turns. */
  const follow = (program: Program): void => {
    for (const name of found.keys()) run(name, program);
    let current = program;
    for (let round = 0; round < 3; round++) for (const name of found.keys()) current = run(name, current);
  };
  for (const text of models) {
    const set = phase(phasesOf(text), "lift-adjoints");
    for (const name of programNames) if (set[name] !== undefined) follow(set[name]);
  }
  for (let seed = 1; seed <= 150; seed++) {
    const program = randomProgram(seed);
    if (program === undefined) continue;
    follow(program);
    follow(stabilize(program));
  }
  return found;
}

describe("each rule", () => {
  const found = changes();
  test.each(Object.keys(rules))("%s leaves programs of the same meaning", (name) => {
    const list = found.get(name) ?? [];
    expect(list.length, `no program makes ${name} do anything: give its row of src/phases/simplify/simplify.ts an \`example\``).toBeGreaterThan(0);
    for (const { before, after } of list) expectSame(before, after, undefined, [2]);
  });
});

test.each(Object.entries(rules).flatMap(([name, { example }]) => (example === undefined ? [] : [[name, example] as const])))("%s finds something to do in its example", (name, example) => {
  const before = phase(phasesOf(modelOf(example)), "lift-adjoints").inference;
  expect(before !== undefined && rules[name]?.rewrite(before) !== before).toBe(true);
});

/** Files that rules share. */
const shared = ["instantiate", "rewrite", "simplify", "trivial"];

test("every file of a rule is in the table", () => {
  const files = readdirSync("src/phases/simplify").map((file) => file.replace(/\.ts$/, "")).filter((file) => !shared.includes(file));
  const missing = files.filter((file) => !Object.hasOwn(rules, file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())));
  expect(missing, "rules that the table of src/phases/simplify/simplify.ts lacks").toEqual([]);
});
