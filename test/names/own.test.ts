/** The factory of a module declares no name that a buffer of the same module could have. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { factoryNames } from "../../src/targets/typescript/plan.ts";

const root = new URL("../../src/targets/typescript/", import.meta.url);
const files = ["module.ts", "decode.ts", "encodings.ts", "metrics.ts", ...readdirSync(new URL("sections/", root)).map((f) => `sections/${f}`)];

/** The texts of strings and templates, without what is put into them, which has texts of its own. */
function templatesIn(source: string): readonly string[] {
  const found: string[] = [];
  /** From behind an opening sign to behind its end. */
  const template = (from: number): number => {
    let text = "";
    for (let at = from; at < source.length; at++) {
      const c = source[at] ?? "";
      if (c === "\\") text += source[++at] ?? "";
      else if (c === "$" && source[at + 1] === "{") {
        text += " ";
        at = code(at + 2, "}") - 1;
      } else if (c === "`") {
        found.push(text);
        return at + 1;
      } else text += c;
    }
    return source.length;
  };
  const code = (from: number, end: string): number => {
    let depth = 0;
    for (let at = from; at < source.length; at++) {
      const c = source[at] ?? "";
      if (c === "`") at = template(at + 1) - 1;
      else if (c === "\"") {
        const close = /"(?:[^"\\\n]|\\.)*"/y;
        close.lastIndex = at;
        const text = close.exec(source)?.[0];
        if (text !== undefined) {
          found.push(text.slice(1, -1));
          at += text.length - 1;
        }
      } else if (source.startsWith("//", at) || source.startsWith("/*", at)) {
        const stop = source.startsWith("//", at) ? source.indexOf("\n", at) : source.indexOf("*/", at) + 1;
        at = stop < at ? source.length : stop;
      } else if (c === "/" && /[(,=:]\s*$/.test(source.slice(Math.max(0, at - 3), at))) {
        // A regular expression.
        const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+\//y;
        pattern.lastIndex = at;
        at += Math.max(0, (pattern.exec(source)?.[0].length ?? 1) - 1);
      } else if (c === "{") depth++;
      else if (c === end && depth-- === 0) return at + 1;
    }
    return source.length;
  };
  code(0, "");
  return found;
}

/** Constants, variables, functions and parameters that templates declare; parameters of arrows are in sight of one expression. */
function declared(text: string): readonly string[] {
  const plain = text.replace(/\/\/.*|\/\*[\s\S]*?\*\//g, " ").replace(/"(?:[^"\\\n]|\\.)*"/g, " ");
  const constants = [...plain.matchAll(/\b(?:const|let|function\*?)\s+(\{[^}]*\}|[A-Za-z_$][\w$]*)/g)].flatMap(([, list = ""]) => list.match(/[A-Za-z_$][\w$]*/g) ?? []);
  const parameters = [...plain.matchAll(/^(?:async )?(?:function )?[A-Za-z_$ ][\w$]*\(([^()]*)\)\s*(?::[^{=]*)?\{/g)].flatMap(([, list = ""]) => [...list.matchAll(/(?:^|,)\s*([A-Za-z_$][\w$]*)\??\s*(?=[:,]|$)/g)].flatMap(([, name]) => name ?? []));
  return [...constants, ...parameters];
}

test("every name that the templates declare is reserved", () => {
  const found = new Set(files.flatMap((f) => templatesIn(readFileSync(new URL(f, root), "utf8"))).flatMap(declared));
  expect(found.size).toBeGreaterThan(60);
  // The beginning of the factory's name, and the end of `runTrainingCode` and its like.
  expect([...found].filter((name) => !factoryNames.includes(name) && !["create", "Code"].includes(name))).toEqual([]);
});
