/** `nnc types`: what TypeScript knows of an import of a model, from the packed compiler, in every version from 5.7 on. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TestProject } from "./project.ts";

const versions = { "5.7": "typescript@5.7.3", "5.9": "typescript@5.9.3", "6.0": "typescript@6.0", "7.0": "typescript@7.0.2" } as const;

const app = `import { createIris, type IrisInput } from "./iris.nn";
const flower: IrisInput = { sepalLength: 5.1, sepalWidth: 3.5, petalLength: 1.4, petalWidth: 0.2 };
const iris = createIris({ seed: 1 });
iris.fit({ flower: [flower], species: ["setosa"] }, { epochs: 1 });
const { species, probabilities } = iris.predict(flower);
const virginica: number = probabilities.virginica;
const weights: Float64Array = iris.parameters["dense1.W"].values;
const blob = new Blob([iris.save()]);
console.log(species, virginica, weights.length, blob.size);
`;

let project: TestProject;
const name = (version: string): string => `ts${version.replace(".", "")}`;

beforeAll(() => {
  project = new TestProject(Object.entries(versions).map(([version, from]) => `${name(version)}@npm:${from}`));
  project.write({
    "src/app.ts": app,
    "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, target: "es2022", module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"], types: [], noEmit: true, allowArbitraryExtensions: true }, include: ["src"] }),
  });
  const made = project.node("node_modules/nnc/dist/cli/main.js", "types", "src");
  if (made.code !== 0) throw new Error(made.text);
});
afterAll(() => project.remove());

function check(version: string): { readonly code: number; readonly text: string } {
  return project.node(`node_modules/${name(version)}/bin/tsc`, "-p", ".");
}

describe.each(Object.keys(versions))("TypeScript %s", (version) => {
  test("finds no error", () => {
    expect(check(version)).toEqual({ code: 0, text: "" });
  });

  test("finds a misspelled field and a misspelled class, and nothing else", () => {
    project.edit("src/app.ts", "sepalWidth: 3.5", "sepalBreadth: 3.5");
    project.edit("src/app.ts", `species: ["setosa"]`, `species: ["setossa"]`);
    const { code, text } = check(version);
    project.write({ "src/app.ts": app });
    expect(code).not.toBe(0);
    expect(text.split("\n").filter((line) => line.includes("error TS"))).toEqual([
      expect.stringMatching(/^src\/app\.ts\(2,47\): error TS2353: .*'sepalBreadth' does not exist in type 'IrisFlower'/),
      expect.stringMatching(/^src\/app\.ts\(4,40\): error TS2820: .*Did you mean '"setosa"'/),
    ]);
  });
});

test("--check says that the types are stale after the model has changed", () => {
  const before = project.read("src/iris.nn");
  expect(project.node("node_modules/nnc/dist/cli/main.js", "types", "--check", "src")).toEqual({ code: 0, text: "" });
  project.edit("src/iris.nn", `"virginica")`, `"other")`);
  const { code, text } = project.node("node_modules/nnc/dist/cli/main.js", "types", "--check", "src");
  project.write({ "src/iris.nn": before });
  expect(code).toBe(1);
  expect(text).toContain("src/iris.d.nn.ts is stale: it is not what src/iris.nn declares now");
});

interface Definition {
  readonly file: string;
  readonly line: number;
}

/** Asks the server of TypeScript 5.9 for the definition of what is at a place of `src/app.ts`, line and column from 1. */
async function definitionBy59(line: number, offset: number): Promise<Definition> {
  const server = spawn(process.execPath, [`node_modules/${name("5.9")}/lib/tsserver.js`, "--disableAutomaticTypingAcquisition"], { cwd: project.folder });
  const file = join(project.folder, "src/app.ts");
  const ask = (command: string, args: object, seq: number): boolean => server.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
  ask("open", { file }, 1);
  ask("definition", { file, line, offset }, 2);
  let text = "";
  const found = await new Promise<Definition>((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer: ${text}`)), 60_000).unref();
    server.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const answer = /\{"seq":\d+,"type":"response","command":"definition".*\}/.exec(text)?.[0];
      if (answer === undefined) return;
      const { body } = JSON.parse(answer) as { readonly body?: readonly { readonly file: string; readonly start: { readonly line: number } }[] };
      const [first] = body ?? [];
      resolve({ file: first?.file ?? "", line: first?.start.line ?? 0 });
    });
  });
  server.kill();
  return found;
}

interface Range {
  readonly start: { readonly line: number };
}

/** A location, or a link to one. */
interface Place7 {
  readonly uri?: string;
  readonly range?: Range;
  readonly targetUri?: string;
  readonly targetRange?: Range;
}

/** The same of TypeScript 7's own server, by the language server protocol. */
async function definitionBy7(line: number, character: number): Promise<Definition> {
  const server = spawn(process.execPath, [`node_modules/${name("7.0")}/bin/tsc`, "--lsp", "--stdio"], { cwd: project.folder });
  const uri = `file://${join(project.folder, "src/app.ts")}`;
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let text = "";
  const found = await new Promise<Definition>((resolve, reject) => {
    setTimeout(() => reject(new Error(`no answer: ${text}`)), 60_000).unref();
    server.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    server.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      for (const body of text.split(/Content-Length: \d+\r\n\r\n/)) {
        if (body.includes(`"method":"client/registerCapability"`) || body.includes(`"method":"workspace/configuration"`)) {
          const asked = JSON.parse(body) as { readonly id: number };
          send({ id: asked.id, result: null });
          text = text.replace(body, "");
        }
        if (body.includes(`"id":1,`) || body.includes(`"id":1}`)) {
          send({ method: "initialized", params: {} });
          send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "typescript", version: 1, text: app } } });
          send({ id: 2, method: "textDocument/definition", params: { textDocument: { uri }, position: { line: line - 1, character: character - 1 } } });
          text = text.replace(body, "");
        }
        const answer = body.includes(`"id":2`) && body.includes(`"result"`) ? body : undefined;
        if (answer === undefined) continue;
        const { result } = JSON.parse(answer) as { readonly result: Place7 | readonly Place7[] | null };
        const [first] = [result].flat();
        const range = first?.range ?? first?.targetRange;
        resolve({ file: first?.uri ?? first?.targetUri ?? "", line: range === undefined ? 0 : range.start.line + 1 });
      }
    });
    send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: `file://${project.folder}`, capabilities: {} } });
  });
  server.kill();
  return found;
}

const places = [["createIris", 3, 16, 2], ["a field", 2, 30, 3], ["an output", 5, 10, 7]] as const;

describe.each(places)("the definition of %s", (_, line, column, expected) => {
  test("is a line of the model, says the server of TypeScript 5.9", async () => {
    expect(await definitionBy59(line, column)).toEqual({ file: expect.stringMatching(/src\/iris\.nn$/) as unknown, line: expected });
  });
  test("is a line of the model, says the server of TypeScript 7", async () => {
    expect(await definitionBy7(line, column)).toEqual({ file: expect.stringMatching(/src\/iris\.nn$/) as unknown, line: expected });
  });
});
