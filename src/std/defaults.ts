import type { Reference } from "../ir/ast/expression.ts";
import { librarySource, type SourceFile, span } from "../source/source.ts";

/** What a model gets that names no optimizer, and an array of a layer that states no first value: definitions of the library. */
export interface Defaults {
  readonly optimizer: Reference;
  readonly weight: Reference;
  readonly bias: Reference;
  readonly gain: Reference;
  readonly state: Reference;
}

export function standardDefaults(): Defaults {
  return { optimizer: named("adam"), weight: named("glorotUniform"), bias: named("zeros"), gain: named("ones"), state: named("zeros") };
}

function named(name: string): Reference {
  const source: SourceFile = librarySource("std/defaults.nn", name);
  const all = span(source, 0, name.length);
  return { kind: "reference", name: { text: name, span: all }, span: all };
}
