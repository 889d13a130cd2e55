/** The runtime's files as text: each module takes those it needs, without imports and exports. */
import declared from "../../runtime/**/*.ts?names";
import type { Language } from "../target.ts";
import { namesUsedIn } from "./names.ts";

/** The files in the order of their parts in a module. */
const order: readonly string[] = [
  "special", "exponential", "logarithm", "trigonometric", "random", "orthogonal", "checks", "unseen", "missing", "dates", "order-statistics", "rows", "incomplete", "metrics", "metrics/shares", "metrics/rank", "metrics/likelihood", "metrics/calibration", "metrics/agreement", "metrics/scores", "metrics/errors", "non-finite", "split", "parts", "fit", "half", "safetensors",
  "restore", "repeat", "save", "stored", "sample", "stream", "machine", "unpack", "threads",
];

interface TextFile {
  readonly path: string;
  readonly text: string;
}

function inOrder(files: readonly TextFile[]): readonly string[] {
  const place = ({ path }: TextFile): number => (order.indexOf(path.replace(/\.ts$/, "")) + order.length + 1) % (order.length + 1);
  return files.toSorted((a, b) => place(a) - place(b)).map(({ text }) => text);
}

/** Every name the runtime may bring into a module. */
export const runtimeNames: readonly string[] = declared.flatMap(({ names }) => names);

/** The declarations of the runtime in one language: only that one is loaded. `user`: the text that uses them, where not all are of interest. */
export async function loadRuntime(language: Language, user?: string): Promise<readonly Part[]> {
  return inOrder(await filesIn(language, user)).flatMap(partsOf);
}

async function filesIn(language: Language, user: string | undefined): Promise<readonly TextFile[]> {
  switch (language) {
    case "typescript": case "declarations": return (await import("../../runtime/**/*.ts?texts")).default;
    case "javascript": return (await import("../../runtime/**/*.ts?scripts")).default;
    case "script": return usedFiles((await import("../../runtime/**/*.ts?bare")).default, user ?? runtimeNames.join(" "));
  }
}

interface LazyFile {
  readonly path: string;
  readonly load: () => Promise<{ readonly default: string }>;
}

/** The files that declare what a text uses, and what those use: a page loads no others. */
async function usedFiles(files: readonly LazyFile[], user: string): Promise<readonly TextFile[]> {
  const fileOf = new Map(declared.flatMap(({ path, names }) => names.map((name) => [name, path] as const)));
  const loaded = new Map<string, TextFile>();
  for (let text = user; ;) {
    const paths = new Set([...namesUsedIn(text)].map((name) => fileOf.get(name)));
    const missing = files.filter(({ path }) => paths.has(path) && !loaded.has(path));
    if (missing.length === 0) return [...loaded.values()];
    const found = await Promise.all(missing.map(async ({ path, load }) => ({ path, text: (await load()).default })));
    for (const file of found) loaded.set(file.path, file);
    text = found.map((file) => file.text).join("\n");
  }
}

/** A declaration of the runtime, with the comment right before it. */
export interface Part {
  readonly name: string;
  readonly doc: string;
  readonly text: string;
}

const declaration = /^(?:export )?(?:async )?(?:function\*?|interface|type|const) ([A-Za-z_$][\w$]*)/;

/** Cuts the files into their top-level declarations, with the comments right before them. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  const blocks = text.replace(/^import .*\n/gm, "").split(/\n(?=(?:\/\*\*|export |function\*? |async function |interface |type |const ))/);
  let doc = "";
  for (const block of blocks) {
    const comment = /^(\/\*\*[\s\S]*?\*\/)(\s*)$/.exec(block);
    if (comment !== null) {
      // An empty line separates the comment of a file from its first declaration.
      doc = comment[2] === "" ? `${comment[1] ?? ""}\n` : "";
      continue;
    }
    const name = declaration.exec(block)?.[1];
    if (name !== undefined) parts.push({ name, doc, text: block.replace(/^export /, "").trimEnd() });
    doc = "";
  }
  return parts;
}

/** The declarations that a text uses, and what those use, in the order of their files. */
export function runtimeFor(all: readonly Part[], text: string, exported: ReadonlySet<string>, language: Language): string {
  const byName = new Map(all.map((p) => [p.name, p]));
  const used = new Set<string>();
  const visit = (source: string): void => {
    for (const word of namesUsedIn(source)) {
      const part = byName.get(word);
      if (part === undefined || used.has(word)) continue;
      used.add(word);
      visit(part.text);
    }
  };
  visit(text);
  return all.filter((p) => used.has(p.name) && (language !== "declarations" || /^(?:interface|type) /.test(p.text))).map((p) => `${p.doc}${exported.has(p.name) ? "export " : ""}${p.text}`).join("\n\n");
}
