/** Where a value came from: the input of the model and the calls since. */
import type { Fix, Note } from "../../../diagnostics/diagnostic.ts";
import type { Library, Step, Way } from "../types.ts";
import { numbersOf, replace } from "./edits.ts";
import { signatureOf } from "./signatures.ts";

/** The call that gave the last dimension the size it still has. */
export function lastToSize(history: readonly Step[], size: number | undefined): Step | undefined {
  let made: Step | undefined;
  for (const step of [...history].reverse()) {
    if (step.after.at(-1) !== size) break;
    made = step;
    if (numbersOf(step.reference).some((v) => v.value === size) || step.before.at(-1) !== size || step.before.length !== step.after.length) break;
  }
  return made;
}

/** Sizes that are more often those of a batch or data set than of an axis. */
function isLikeBatch(size: number): boolean {
  return size === 1 || size >= 100 || (size >= 16 && isPowerOfTwo(size));
}

export interface WrittenBatch {
  readonly note: Note;
  readonly fix: Fix;
  readonly likely: boolean;
}

/** The first axis of an input that no call distinguishes from a batch, taken out of its declaration. */
export function writtenBatch({ start, history }: Way, library: Library): WrittenBatch | undefined {
  const [size, second] = start?.shape ?? [];
  if (start === undefined || size === undefined || second === undefined) return undefined;
  const passes = history.every(({ reference, after }) => {
    const signature = signatureOf(library, reference.name.text);
    return after[0] === size && (signature === undefined || signature.input?.some((i) => i.kind === "pack") === true);
  });
  const bracket = start.span.source.text.indexOf("[", start.span.start);
  const close = start.span.source.text.indexOf("]", start.span.start);
  if (!passes || bracket < 0 || close >= start.span.end) return undefined;
  const rest = `[${start.shape.slice(1).join(", ")}]`;
  return {
    likely: isLikeBatch(size),
    note: { message: `a shape leaves the batch out: if ${size} is the number of examples, write \`${rest}\``, span: start.span },
    fix: replace({ span: { ...start.span, start: bracket, end: close + 1 }, text: rest }),
  };
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(size) && size < 2 ** 31 && (size & (size - 1)) === 0;
}
