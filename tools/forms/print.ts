/** The text of any form of a model, as the compiler prints it. Paths are from the root of the project. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Report } from "../../src/diagnostics/report.ts";
import { check, compile, stage } from "../../src/index.ts";
import { createLex } from "../../src/phases/parse/lex.ts";
import { simd } from "../../src/machine-simd.ts";
import { finish, steps } from "../../src/pipeline.ts";
import { sourceFile } from "../../src/source/source.ts";
import { stageNames } from "../../src/stages.ts";
import { targetNames } from "../../src/targets.ts";
import { assemble } from "../../src/targets/wasm/target.ts";
import { disassemble } from "./disassemble.ts";
import { type Selection, selectEquations, selectFunctions, selectKernels, selectStatements } from "./select.ts";

export interface Request extends Selection {
  /** A file of `docs/models`, without its ending. */
  readonly model: string;
  /** `text`, `definition` (of the library), `tokens`, `typescript`, `webassembly`, or a name that `nnc build --emit` takes. */
  readonly form: string;
  readonly target?: string | undefined;
}

export interface Printed {
  /** For the colors of the block. */
  readonly language: string;
  readonly text: string;
}

/** Throws where the model has a fault, and where nothing is selected. */
export async function printForm(request: Request): Promise<Printed> {
  const { model, form, part, of } = request;
  const fileName = `${model}.nn`;
  const source = readFileSync(`docs/models/${fileName}`, "utf8");
  const { language, text } = await print(request, source, fileName);
  const trimmed = text.replace(/^\n+|\s+$/g, "");
  if (trimmed === "") throw new Error(`${form} of ${fileName} has no ${[part, of].filter((x) => x !== undefined).join(", ")}`);
  return { language, text: trimmed };
}

async function print(request: Request, source: string, fileName: string): Promise<Printed> {
  const target = targetNames.find((name) => name === request.target);
  switch (request.form) {
    case "text": return { language: "nn", text: source };
    case "definition": return { language: "nn", text: printDefinition(request.of ?? "") };
    case "tokens": return { language: "text", text: printTokens(source, fileName, request.of ?? "") };
    case "typescript": {
      const { modules } = await compile(source, { fileName, ...(target !== undefined && { target }) });
      return { language: "ts", text: selectFunctions(modules[0]?.text ?? "", request) };
    }
    case "webassembly": return { language: "wasm", text: printMachineCode(source, fileName, request.part ?? "inference") };
  }
  const name = stageNames.find((x) => x === request.form);
  if (name === undefined) throw new Error(`there is no form ${request.form}`);
  // Only modules for inference are folded.
  const { text } = await stage(source, name, { fileName, inference: name === "fold", ...(target !== undefined && { target }) });
  if (name === "ast") return { language: "json", text: selectStatements(text, request) };
  if (name === "model" || name === "memory") return { language: "text", text };
  return { language: "text", text: text.startsWith("buffer ") ? selectKernels(text, request) : selectEquations(text, request) };
}

/** A definition of the standard library. */
function printDefinition(name: string): string {
  const path = readdirSync("src/std", { recursive: true, encoding: "utf8" }).find((file) => basename(file) === `${name}.nn`);
  return path === undefined ? "" : readFileSync(join("src/std", path), "utf8");
}

/** A line for each token, of those lines of the text that have the word. */
function printTokens(source: string, fileName: string, word: string): string {
  const { tokens } = createLex()(sourceFile(fileName, source), new Report());
  const lines = new Map<number | undefined, (typeof tokens)[number][]>();
  for (const token of tokens) lines.set(token.startLine, [...(lines.get(token.startLine) ?? []), token]);
  const shown = [...lines.values()].filter((line) => line.some(({ image }) => image === word));
  return shown.map((line) => line.map(({ tokenType, image }) => `${tokenType.name} ${image}`).join("\n")).join("\n\n");
}

function printMachineCode(source: string, fileName: string, name: string): string {
  const [model] = check(source, { fileName }).models;
  if (model === undefined) throw new Error(`${fileName} has faults`);
  return disassemble(assemble(finish(steps({ model, options: { precision: "f32" } }, simd))).plain, name);
}
