/** The runtime's files as text: each module takes those it needs, without imports and exports. */
import checks from "../../runtime/checks.ts?raw";
import fit from "../../runtime/fit.ts?raw";
import metrics from "../../runtime/metrics.ts?raw";
import random from "../../runtime/random.ts?raw";
import safetensors from "../../runtime/safetensors.ts?raw";
import special from "../../runtime/special.ts?raw";

const files: readonly string[] = [special, random, checks, metrics, fit, safetensors];

interface Part {
  readonly name: string;
  readonly text: string;
  readonly exported: boolean;
}

const declaration = /^(?:export )?(?:async )?(?:function|interface|type|const) ([A-Za-z_$][\w$]*)/;

/** Cuts the files into their top-level declarations, with the comments before them. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  const blocks = text.replace(/^import .*\n/gm, "").split(/\n(?=(?:\/\*\*|export |function |async function |interface |type |const ))/);
  let comment = "";
  for (const block of blocks) {
    const found = declaration.exec(block.replace(/^\/\*\*[\s\S]*?\*\/\s*/, ""));
    if (found === null) {
      comment = block.startsWith("/**") ? block : "";
      continue;
    }
    const exported = /^(?:\/\*\*[\s\S]*?\*\/\s*)?export /.test(block);
    const body = block.replace(/^(\/\*\*[\s\S]*?\*\/\s*)?export /, "$1");
    // The comment of a file stands alone; that of a declaration stands right before it.
    parts.push({ name: found[1] ?? "", text: (comment !== "" && !comment.endsWith("*/\n") ? `${comment}\n${body}` : body).trim(), exported });
    comment = "";
  }
  return parts;
}

/** The declarations that a text uses, and what those use, in the order of their files. */
export function runtimeFor(text: string, exported: ReadonlySet<string>): string {
  const all = files.flatMap(partsOf);
  const byName = new Map(all.map((p) => [p.name, p]));
  const used = new Set<string>();
  const visit = (source: string): void => {
    for (const [word] of source.matchAll(/[A-Za-z_$][\w$]*/g)) {
      const part = byName.get(word);
      if (part === undefined || used.has(word)) continue;
      used.add(word);
      visit(part.text);
    }
  };
  visit(text);
  return all.filter((p) => used.has(p.name)).map((p) => (exported.has(p.name) ? p.text.replace(/^(\/\*\*[\s\S]*?\*\/\s*)?/, (doc) => `${doc}export `) : p.text)).join("\n\n");
}

/** Every name the runtime may bring into a module. */
export function runtimeNames(): readonly string[] {
  return files.flatMap(partsOf).map((p) => p.name);
}
