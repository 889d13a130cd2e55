/** The runtime's files as text: each module takes those it needs, without imports and exports. */
// oxlint-disable import/default -- with ?raw a file is imported as text, whatever it exports
import checks from "../../runtime/checks.ts?raw";
import exponential from "../../runtime/exponential.ts?raw";
import fit from "../../runtime/fit.ts?raw";
import logarithm from "../../runtime/logarithm.ts?raw";
import machine from "../../runtime/machine.ts?raw";
import metrics from "../../runtime/metrics.ts?raw";
import nonFinite from "../../runtime/non-finite.ts?raw";
import orthogonal from "../../runtime/orthogonal.ts?raw";
import random from "../../runtime/random.ts?raw";
import restore from "../../runtime/restore.ts?raw";
import rows from "../../runtime/rows.ts?raw";
import safetensors from "../../runtime/safetensors.ts?raw";
import threads from "../../runtime/threads.ts?raw";
import special from "../../runtime/special.ts?raw";
import trigonometric from "../../runtime/trigonometric.ts?raw";
import { namesUsedIn } from "./names.ts";

const files: readonly string[] = [special, exponential, logarithm, trigonometric, random, orthogonal, checks, rows, metrics, nonFinite, fit, safetensors, restore, machine, threads];

interface Part {
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
      // The comment of a file stands apart from what follows it.
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
export function runtimeFor(text: string, exported: ReadonlySet<string>): string {
  const all = files.flatMap(partsOf);
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
  return all.filter((p) => used.has(p.name)).map((p) => `${p.doc}${exported.has(p.name) ? "export " : ""}${p.text}`).join("\n\n");
}

/** Every name the runtime may bring into a module. */
export function runtimeNames(): readonly string[] {
  return files.flatMap(partsOf).map((p) => p.name);
}
