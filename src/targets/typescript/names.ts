/** JavaScript names for arrays and kernels: legible, unique, never reserved. */
import { UnusedNames } from "../../ir/unused-names.ts";

const reserved: readonly string[] = [
  "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "eval",
  "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null",
  "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var",
  "void", "while", "with", "yield", "NaN", "Infinity", "Math", "Number", "Object", "Array", "Float64Array", "Float32Array", "Int32Array", "Uint32Array", "Uint8Array",
  "ArrayBuffer", "DataView", "decodeURIComponent", "encodeURIComponent", "Error", "RangeError", "TypeError", "JSON", "Date", "Promise", "Map", "Set", "String", "globalThis",
  "AbortSignal", "Atomics", "BigInt", "Blob", "MessageChannel", "SharedArrayBuffer", "Symbol", "Uint16Array", "URL", "WebAssembly", "Worker",
  "ArrayBufferLike", "Generator", "Iterable", "Iterator", "Omit", "Partial", "ReadonlyArray", "ReadonlySet",
  "ArrayLike", "Record", "Readonly", "ReadonlyMap", "Required", "Pick", "any", "boolean", "never", "number", "object", "string", "symbol", "unknown", "bigint",
];

export function identifierOf(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_$]+/g, "_").replace(/_+$/, "").replace(/^_+/, "");
  return plain === "" || /^[0-9]/.test(plain) ? `_${plain}` : plain;
}

/** Makes identifiers that are neither reserved nor in use. */
export class NameScope extends UnusedNames {
  constructor(taken: Iterable<string>) {
    super([...reserved, ...taken]);
  }

  override fresh(text: string): string {
    return super.fresh(identifierOf(text));
  }
}

/** A property name as text of an object literal or type. */
export function propertyName(name: string): string {
  // Written plainly, this one would set the prototype.
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? name : JSON.stringify(name);
}

/** The words of a program's text that are code, not comments and not strings. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.replace(/"(?:[^"\\\n]|\\.)*"|\/\/.*|\/\*[\s\S]*?\*\//g, " ").match(/[A-Za-z_$][\w$]*/g));
}

/** The same, without names of properties: those after a point, and those before a colon in literals and types. */
export function namesUsedIn(text: string): ReadonlySet<string> {
  return wordsOf(text.replace(/(?<=[^.]\.)[A-Za-z_$][\w$]*|(?<=[{,;(]\s*|\breadonly\s+)[A-Za-z_$][\w$]*(?=\??:)/g, "_"));
}

/** Access to a property. */
export function member(object: string, name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}
