/** What a stream keeps, in bytes. */
import type { ModelStream } from "../ir/model/types.ts";
import { sizeOf } from "../ir/kernel/buffers.ts";
import type { KernelSet } from "../ir/kernel/types.ts";
import type { ExplainedStream } from "./explanation.ts";

/** `wide`: bytes of a real number. */
export function explainStream(stream: ModelStream, { stream: entries, buffers }: KernelSet, wide: number): ExplainedStream {
  const { kept = [], endless = false } = entries ?? {};
  return {
    inputs: stream.inputs.map(({ name }) => name), given: stream.given.map(({ name }) => name), ...(!endless && { steps: stream.steps }),
    kept: kept.map(({ of, buffer, steps }) => {
      const found = buffers.get(buffer);
      const each = found?.content === "index" ? 4 : found?.double === true ? 8 : wide;
      return { name: of, steps, bytes: found === undefined ? 0 : each * sizeOf(found) };
    }),
  };
}
