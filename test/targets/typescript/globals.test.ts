/** A model, its inputs and its outputs may be called as anything that the platform has: modules keep what they use of it. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NameScope, namesUsedIn } from "../../../src/targets/typescript/names.ts";
import { load } from "../../support/module.ts";

const read = (url: URL): string => readFileSync(url, "utf8");

test("each global that the runtime uses is reserved", () => {
  const libraries = new URL("../../../node_modules/typescript/lib/", import.meta.url);
  const declared = readdirSync(libraries).filter((f) => /^lib\.es(?:5|20\d\d).*\.d\.ts$/.test(f)).flatMap((f) => [...read(new URL(f, libraries)).matchAll(/^(?:declare (?:var|function|namespace)|interface|type) (\w+)/gm)]);
  const globals = new Set([...declared.map((match) => match[1] ?? ""), ...Object.getOwnPropertyNames(globalThis)]);
  const folder = new URL("../../../src/runtime/", import.meta.url);
  const texts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts")).map((f) => read(new URL(f, folder)));
  const own = new Set(texts.flatMap((text) => [...text.matchAll(/\b(?:const|function\*?|interface|type|class|let) (\w+)/g)].map((match) => match[1])));
  const used = texts.flatMap((text) => [...namesUsedIn(text)]).filter((name) => /^[A-Z]/.test(name) && globals.has(name) && !own.has(name));
  expect(used.length).toBeGreaterThan(40);
  const scope = new NameScope([]);
  expect([...new Set(used)].filter((name) => scope.isFree(name))).toEqual([]);
});

test("no file of the runtime has a name of its own that another file declares: a module would take both", () => {
  const folder = new URL("../../../src/runtime/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts")).map((path) => ({ path, text: read(new URL(path, folder)) }));
  const declared = new Map(files.flatMap(({ path, text }) => [...text.matchAll(/^(?:export )?(?:async )?(?:function\*?|interface|type|const) (\w+)/gm)].map(([, name = ""]) => [name, path] as const)));
  const taken = files.flatMap(({ path, text }) => {
    const imported = new Set([...text.matchAll(/^import .*$/gm)].flatMap(([line]) => [...namesUsedIn(line)]));
    return [...namesUsedIn(text.replaceAll(/^import .*$/gm, ""))].filter((name) => declared.has(name) && declared.get(name) !== path && !imported.has(name)).map((name) => `${path}: ${name}`);
  });
  expect(declared.size).toBeGreaterThan(100);
  expect(taken).toEqual([]);
});

test.each(["Worker", "Float64Array", "Promise", "Error", "Array", "Object", "Map", "Date", "Record", "Readonly", "Generator"])("a model called %s trains and predicts", async (name) => {
  const text = `model ${name} { input ${name}: { Error, Array: oneHot("${name}", "Symbol") } dense(2) softmax output Set: oneHot("${name}", "JSON") loss crossEntropy train { epochs: 2 batch: 2 } }`;
  const network = (await load(text))();
  const example = { Error: 1, Array: "Symbol" };
  network.fit({ [name]: [example, { ...example, Array: name }], Set: [name, "JSON"] });
  expect([name, "JSON"]).toContain(network.predict(example)["Set"]);
});
