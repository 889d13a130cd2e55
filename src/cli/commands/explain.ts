import page from "../../../docs/language/diagnostics.md?raw";
import { near } from "../../diagnostics/near.ts";
import type { explain, ExplainOptions } from "../../index.ts";
import { type Arguments, oneFile, wholeNumber } from "../arguments.ts";
import { type Command, set } from "../command.ts";
import { compilerOptions, loadCompiler } from "../compiler.ts";
import { InputError, UsageError } from "../exit.ts";
import { readBytes } from "../files.ts";
import { readText } from "../../project/compile-file.ts";
import { givenOptions, precision } from "../options.ts";
import { checkDistinct, writeWhole } from "../output.ts";
import { showDiagnostics } from "../show.ts";

export const command: Command = {
  usage: "FILE or CODE",
  about: "Describes each model of a file: its layers with shapes, parameters, operations and memory, as Markdown. Of a diagnostic such as NN408, prints its page: the rule, an example, and the example mended.",
  flags: {
    math: { type: "boolean", help: "also the equations of forward, backward and update, in LaTeX: in indices, and in vectors and matrices as a first course writes them" },
    example: { type: "string", value: '"1, 2"', help: "with --math: an example with every number on its way forward and, where its targets follow its inputs, backward; classes by name" },
    decimals: { type: "string", value: "N", help: "digits behind the point of these numbers (4)" },
    weights: { type: "string", short: "w", value: "W.safetensors", help: "the parameters for --example, as `nnc train --out` wrote them; without it those that a network begins with" },
    html: { type: "string", value: "FILE", help: "writes a page that loads nothing, with the formulas typeset" },
    ...set,
    ...precision,
  },
  async run(args, terminal) {
    const file = oneFile(args);
    if (/^nn\d+$/i.test(file)) {
      terminal.out(`${pageOf(file.toUpperCase())}\n`);
      return 0;
    }
    const html = args.value("html");
    const worked = await workedOptions(args);
    const { models, diagnostics } = await explained(file, { ...(await compilerOptions(file, args)), ...givenOptions(args), ...worked, math: args.has("math") });
    if (await showDiagnostics(diagnostics, terminal)) return 1;
    const [first, second] = models;
    if (first === undefined) throw new InputError(`${file} has no model to explain`);
    if (html === undefined) {
      terminal.out(models.map(({ text }) => text).join("\n"));
      return 0;
    }
    if (second !== undefined) throw new InputError(`${file} has several models, and a page is of one: name it with --model, of ${models.map(({ name }) => name).join(", ")}`);
    await checkDistinct([{ path: html, what: "--html" }], [{ path: file, what: "the model" }]);
    const [{ explanationReport }, { version }] = await Promise.all([import("../../report/explanation-report.ts"), import("../version.ts")]);
    await writeWhole(html, explanationReport(first, version));
    terminal.err(`${html}\n`);
    return 0;
  },
};

/** What belongs to `--example`. */
async function workedOptions(args: Arguments): Promise<Pick<ExplainOptions, "example" | "decimals" | "weights">> {
  const [example, weights, decimals] = [args.value("example"), args.value("weights"), wholeNumber(args, "decimals", 0)];
  if (example === undefined) {
    const without = (["weights", "decimals"] as const).find((flag) => args.value(flag) !== undefined);
    if (without !== undefined) throw new UsageError(`--${without} is for an example: give one with --example`);
    return {};
  }
  if (!args.has("math")) throw new UsageError("--example has the numbers of equations: give --math, too");
  if (decimals !== undefined && decimals > mostDecimals) throw new UsageError(`--decimals takes a whole number from 0 to ${mostDecimals}, not \`${decimals}\``);
  const bytes = weights === undefined ? undefined : await readBytes(weights);
  return { example, ...(decimals !== undefined && { decimals }), ...(bytes !== undefined && weights !== undefined && { weights: () => ({ bytes, name: weights }) }) };
}

/** Of float64. */
const mostDecimals = 17;

/** Values of an example, and weights, that do not fit the model are mistakes of the command line. */
async function explained(file: string, options: ExplainOptions): ReturnType<typeof explain> {
  const compiler = await loadCompiler();
  try {
    return await compiler.explain(await readText(file), options);
  } catch (cause) {
    throw cause instanceof compiler.ExampleError || cause instanceof compiler.WeightsError ? new InputError(cause.message) : cause;
  }
}

/** The section of a diagnostic on the page of all. */
function pageOf(code: string): string {
  const sections = new Map(page.split(/^(?=#{2,3} )/m).flatMap((text) => {
    const [, name] = /^### (NN\d{3})\n/.exec(text) ?? [];
    return name === undefined ? [] : [[name, text.trimEnd()] as const];
  }));
  const found = sections.get(code);
  if (found !== undefined) return found;
  const guess = near(code, sections.keys());
  throw new InputError(`no diagnostic has the code ${code}${guess === undefined ? "" : `: did you mean ${guess}?`}`);
}
