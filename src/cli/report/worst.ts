/** The examples with the greatest error, as examples come. */

export class Worst {
  readonly #most: number;
  readonly #found: { readonly row: number; readonly error: number; readonly outputs: Float64Array }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** `outputs`: a view, which is copied where the example is one of the worst. */
  add(row: number, error: number, outputs: () => ArrayLike<number>): void {
    const last = this.#found[this.#most - 1];
    if (Number.isNaN(error) || (last !== undefined && error <= last.error)) return;
    const at = this.#found.findIndex((other) => other.error < error);
    this.#found.splice(at === -1 ? this.#found.length : at, 0, { row, error, outputs: Float64Array.from(outputs()) });
    this.#found.length = Math.min(this.#found.length, this.#most);
  }

  list(): readonly { readonly row: number; readonly error: number; readonly outputs: Float64Array }[] {
    return this.#found;
  }
}
