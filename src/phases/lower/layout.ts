/** Where the elements of an array lie in its buffer: row-major from the lower ends of its extents. */
import type { ArrayDefinition, Extent } from "../../ir/equation/types.ts";
import type { Buffer } from "../../ir/kernel/types.ts";

export interface Layout {
  readonly buffer: string;
  readonly extents: readonly Extent[];
  readonly strides: readonly number[];
  readonly content: "real" | "index";
}

/** A second dimension of examples has room for the largest batch, so that strides are constants. */
function layoutOf(array: ArrayDefinition, buffer: string, batch: number): Layout {
  const strides: number[] = [];
  let stride = 1;
  for (const extent of [...array.extents].reverse()) {
    strides.unshift(stride);
    stride *= extent.upper === Infinity ? batch : extent.upper - extent.lower;
  }
  return { buffer, extents: array.extents, strides, content: array.content.kind };
}

function bufferOf(array: ArrayDefinition, name: string, batch: number, double: boolean): Buffer {
  return {
    name,
    shape: array.extents.map((e) => (e.upper === Infinity ? batch : e.upper - e.lower)),
    batched: array.extents.some((e) => e.upper === Infinity),
    role: array.role === "kept" ? "value" : array.role,
    content: array.content.kind,
    ...(double && { double }),
  };
}

/** The buffers of all programs of a model. Arrays of one name share one where they agree, since entries never interleave. */
export class Buffers {
  readonly #buffers = new Map<string, Buffer>();
  readonly #batch: number;
  readonly #doubles: ReadonlySet<string>;

  readonly #titles: ReadonlyMap<string, string>;

  /** `doubles`: names of the arrays that are float64 whatever the target's reals are. `titles`: those other than the arrays' names. */
  constructor(batch: number, doubles: ReadonlySet<string> = new Set(), titles: ReadonlyMap<string, string> = new Map()) {
    this.#batch = batch;
    this.#doubles = doubles;
    this.#titles = titles;
  }

  /** What code and comments call an array. */
  titleOf(array: string): string {
    return this.#titles.get(array) ?? array;
  }

  get all(): ReadonlyMap<string, Buffer> {
    return this.#buffers;
  }

  /** The buffer for an array; a value whose name another program uses for another array gets a name of its own. `exact`: a real value is float64. */
  place(array: ArrayDefinition, exact = false): Layout {
    const double = array.content.kind === "real" && (this.#doubles.has(array.name) || (exact && array.role === "value"));
    const title = this.titleOf(array.name);
    for (let i = 1; ; i++) {
      const name = i === 1 ? title : `${title}#${i}`;
      const wanted = bufferOf(array, name, this.#batch, double);
      const there = this.#buffers.get(name);
      if (there === undefined) {
        this.#buffers.set(name, wanted);
        return layoutOf(array, name, this.#batch);
      }
      const same = there.content === wanted.content && there.double === wanted.double && there.batched === wanted.batched && there.shape.join() === wanted.shape.join();
      if (same && (there.role === "value") === (wanted.role === "value")) return layoutOf(array, name, this.#batch);
    }
  }
}
