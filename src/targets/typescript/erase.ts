/**
 * The two languages of a module from one text, in which types are marked: `function update()‹: void› {`. TypeScript drops the
 * marks, JavaScript what is between them, and `!` after a value. Strings and comments, which may hold any text, stay as they are.
 */
import type { Language } from "../target.ts";

/** Strings, templates and comments. The text of a module has no regular expressions. */
const opaque = String.raw`"(?:[^"\\\n]|\\.)*"|` + "`(?:[^`\\\\]|\\\\.)*`" + String.raw`|\/\/.*|\/\*[\s\S]*?\*\/`;

const marks = new RegExp(`${opaque}|[‹›]`, "g");
const types = new RegExp(String.raw`${opaque}|‹(?:"(?:[^"\\\n]|\\.)*"|[^"›])*›|(?<=[\])\w$])!(?!=)`, "g");

export function inLanguage(text: string, language: Language): string {
  switch (language) {
    case "typescript": case "declarations": return text.replace(marks, (found) => (found.length === 1 ? "" : found));
    case "javascript": case "script": return text.replace(types, (found) => (found.startsWith("‹") || found === "!" ? "" : found));
  }
}
