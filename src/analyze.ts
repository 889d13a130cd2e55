/** What an editor asks of a file: its tree, the definitions that it sees, and what is known of its models, with faults or without. */
import type { File, ImportDeclaration, LayerDeclaration } from "./ir/ast/types.ts";
import type { ModelTrace } from "./ir/model/trace.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { Report } from "./diagnostics/report.ts";
import { load, type Resolve } from "./load.ts";
import { type Definition, link, type Standard } from "./phases/check/library.ts";
import { refuses } from "./phases/check/requirements.ts";
import { trace } from "./phases/check/trace.ts";
import type { Keyword, Kept, Library } from "./phases/check/types.ts";
import { sourceFile } from "./source/source.ts";
import { standardDefaults } from "./std/defaults.ts";

export interface AnalyzeOptions {
  readonly fileName?: string;
  readonly resolve?: Resolve;
  /** An earlier analysis, of any file, whose parsed library is used again; of an earlier text of the file, also what its calls gave. */
  readonly earlier?: Analysis;
}

export interface Analysis {
  readonly file: File;
  /** The file behind an import; `undefined` where there is none. */
  imported(declaration: ImportDeclaration): File | undefined;
  /** The definition that a name means in the file: its own, an imported one, or one of the library. */
  find(keyword: Keyword, name: string): Definition | undefined;
  /** Whether a layer refuses a value by a `require`, as far as sizes that its input names and defaults of parameters decide it. */
  refuses(layer: LayerDeclaration, sizes: ReadonlyMap<string, number>): boolean;
  /** The names of a kind that the file sees. */
  names(keyword: Keyword): readonly string[];
  /** Computed when they are asked for; empty after a fault of the compiler. */
  readonly models: readonly ModelTrace[];
  /** For `earlier`. */
  readonly standard: Standard;
  readonly kept: KeptCalls;
}

/** What calls gave under some definitions. */
interface KeptCalls {
  /** The text of all that is no model, of all files; absent where faults of syntax are in it. */
  readonly definitions: string | undefined;
  readonly calls: Kept["calls"];
}

/** Never throws for what a user wrote; what `resolve` throws is passed on. */
export function analyze(text: string, { fileName = "model.nn", resolve, earlier }: AnalyzeOptions = {}): Analysis {
  const report = new Report();
  const others: string[] = [];
  const sources = load(sourceFile(fileName, text), (path, importer) => {
    const found = resolve?.(path, importer);
    others.push(JSON.stringify([path, importer, found?.name, found?.text]));
    return found;
  }, report, earlier?.standard);
  const definitions = definitionsIn(sources.main, report);
  const known = definitions && [definitions, ...others].join("\n");
  const kept: KeptCalls = { definitions: known, calls: known !== undefined && known === earlier?.kept.definitions ? earlier.kept.calls : new Map() };
  const linked = orNothing(() => link(sources, new Report()));
  const library = linked?.library;
  let models: readonly ModelTrace[] | undefined;
  return {
    file: sources.main,
    imported: (declaration) => sources.imported(declaration),
    find: (keyword, name) => (library === undefined ? undefined : definitionOf(library, keyword, name)),
    refuses: (layer, sizes) => library !== undefined && orNothing(() => refuses(layer, library.layer(layer.name.text)?.library ?? library, sizes)) === true,
    names: (keyword) => library?.names(keyword) ?? [],
    get models() {
      // Most questions are of names alone.
      models ??= (linked && orNothing(() => trace(linked, { set: new Map(), defaults: standardDefaults() }, kept.calls))) ?? [];
      return models;
    },
    standard: sources.standard,
    kept,
  };
}

/** The text of a file without its models; `undefined` where a fault is in the rest. */
function definitionsIn({ source, declarations }: File, report: Report): string | undefined {
  const models = declarations.filter((d) => d.kind === "chain" && d.keyword === "model").map(({ span }) => span);
  const isInside = ({ span }: Diagnostic): boolean => models.some(({ start, end }) => span.source === source && start <= span.start && span.end <= end);
  if (!report.diagnostics.every((d) => d.severity === "warning" || isInside(d))) return undefined;
  const starts = [0, ...models.map(({ end }) => end)];
  return JSON.stringify([source.name, ...starts.map((start, i) => source.text.slice(start, models[i]?.start).trim())]);
}

/** Nothing after a fault of the compiler, which `check` reports. */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function definitionOf(library: Library, keyword: Keyword, name: string): Definition | undefined {
  switch (keyword) {
    case "layer": return library.layer(name)?.declaration;
    case "block": case "model": return library.block(name)?.declaration;
    case "optimizer": return library.optimizer(name)?.declaration;
    default: return library.function(keyword, name)?.declaration;
  }
}
