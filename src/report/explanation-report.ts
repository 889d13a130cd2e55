/** The page of `nnc explain --html`: layers, equations, and the derivation in matrices. */
import { page } from "./page.ts";
import type { ExplanationRecord } from "./record.ts";
import { equationsOf, layersOf } from "./sections/model.ts";
import { notesOf } from "./sections/notes.ts";
import { headOf } from "./sections/overview.ts";

/** `version`: of nnc. */
export function explanationReport({ name, doc, layers, mathematics = [], notes }: ExplanationRecord, version: string): string {
  return page({ title: name, version, head: headOf(name, doc, undefined, []), sections: [layersOf(layers), notes && notesOf(notes), equationsOf(mathematics)] });
}
