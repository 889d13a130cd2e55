/** `iris.d.nn.ts`: what TypeScript knows of an import of `iris.nn`, with a map that leads from each name to its line in the model. */
import { encode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import { basename } from "node:path";
import type { CompiledModule, NamedPlace } from "../index.ts";
import { locate } from "../source/locate.ts";
import type { Span } from "../source/source.ts";
import { watchedExports } from "./watched.ts";

export interface Declarations {
  readonly path: string;
  readonly text: string;
  readonly mapPath: string;
  readonly map: string;
}

/** Divides the declarations of a model from those that all models share. */
const shared = /^\/\/ ---- runtime -+$/m;

/** Where programs have the type from. */
const troublePackage = "nnc/trouble";

/** The declarations of a file's modules, which came as `javascript`. `symbols`: the outline of the file; `inference`: whether modules are for predictions alone. */
export function declarationsOf(path: string, modules: readonly CompiledModule[], symbols: readonly NamedPlace[], inference: boolean): Declarations {
  const parts = modules.map(({ declarations = "" }) => declarations.split(shared));
  const [first = ""] = modules.map(({ declarations = "" }) => declarations);
  const marks = first.slice(0, first.indexOf("/**"));
  const own = parts.map(([of = ""], k) => (k === 0 ? of.trimEnd() : of.slice(of.indexOf("/**")).trimEnd()));
  const runtime = new Map(parts.flatMap(([, of = ""]) => blocks(of)));
  const target = path.replace(/\.nn$/, ".d.nn.ts");
  // Where the package is not installed, nothing imports what is of it.
  const watched = watchedExports(modules, inference).map(({ name }) => `/** What \`watchTroubles\` of \`nnc/trouble\` takes of the model. */\n// @ts-ignore\nexport declare const ${name}: import(${JSON.stringify(troublePackage)}).WatchedModel;`);
  const body = [...own, ...watched, ...runtime.values()].join("\n\n").replace(marks, "");
  const text = `${marks}${body.trimEnd()}\n//# sourceMappingURL=${basename(target)}.map\n`;
  return { path: target, text, mapPath: `${target}.map`, map: mapOf(text, basename(path), basename(target), places(modules, symbols)) };
}

/** Declarations by name, each with the comment before it. */
function blocks(text: string): readonly (readonly [string, string])[] {
  return text.split(/\n\n(?=\/\*\*|export |interface |type )/).flatMap((block) => {
    const name = /^(?:export )?(?:interface|type) (\w+)/m.exec(block)?.[1];
    return name === undefined ? [] : [[name, block.trim()] as const];
  });
}

/** Where each name of the declarations comes from: names of types and factories, and names of members. */
interface Places {
  readonly declared: ReadonlyMap<string, Span>;
  readonly members: ReadonlyMap<string, Span>;
}

function places(modules: readonly CompiledModule[], symbols: readonly NamedPlace[]): Places {
  const declared = new Map<string, Span>();
  const members = new Map<string, Span>();
  const add = (map: Map<string, Span>, name: string, span: Span): void => {
    if (!map.has(name)) map.set(name, span);
  };
  const addMembers = (list: readonly NamedPlace[], model: string): void => {
    for (const { name, kind, span, members: inner } of list) {
      if (kind !== "input" && kind !== "output" && kind !== "field") continue;
      add(members, name, span);
      add(declared, `${model}${name.charAt(0).toUpperCase()}${name.slice(1)}`, span);
      addMembers(inner, model);
    }
  };
  for (const { name, model } of modules) {
    const found = symbols.find((s) => s.kind === "model" && s.name === name);
    if (found === undefined) continue;
    for (const of of [`create${name}`, `watched${name}`, name]) add(declared, of, found.span);
    addMembers(found.members, name);
    for (const { name: instance, span, variables } of model.instances) for (const variable of variables) if (span.source === model.source) add(members, variable.startsWith(instance) ? variable : `${instance}.${variable}`, span);
    // Types without a name of their own are those of the model.
    for (const ending of ["Input", "Inputs", "TrainingInputs", "Output", "Outputs", "Targets", "OutputGradients", "Data", "Values", "Options"]) add(declared, `${name}${ending}`, found.span);
  }
  return { declared, members };
}

function mapOf(text: string, source: string, file: string, { declared, members }: Places): string {
  const mappings = text.split("\n").map((line): SourceMapMappings[number] => {
    const name = /^(export (?:declare )?(?:interface|type|function|const) )([\w$]+)/.exec(line);
    if (name !== null) return segment(name[1]?.length ?? 0, name[2]?.length ?? 0, declared.get(name[2] ?? ""));
    const member = /^(\s+(?:readonly )?)("(?:[^"\\]|\\.)*"|[\w$]+)\??:/.exec(line);
    if (member === null) return [];
    const written = member[2] ?? "";
    return segment(member[1]?.length ?? 0, written.length, members.get(written.replaceAll('"', "")));
  });
  return `${JSON.stringify({ version: 3, file, sourceRoot: "", sources: [source], names: [], mappings: encode(mappings) })}\n`;
}

/** The positions of the begin and the end of a name, both mapped. */
function segment(column: number, length: number, span: Span | undefined): SourceMapMappings[number] {
  if (span === undefined) return [];
  const { line, column: from, endLine, endColumn } = locate(span);
  return [[column, 0, line - 1, from - 1], [column + length, 0, endLine - 1, endColumn - 1]];
}
