/** Bytes that come in pieces of any length, taken in others. */
export class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #cutOff: () => Error;
  #rest: Uint8Array = new Uint8Array(0);

  /** `cutOff`: the error where fewer bytes come than are taken. */
  constructor(source: AsyncIterable<Uint8Array>, cutOff: () => Error) {
    this.#source = source[Symbol.asyncIterator]();
    this.#cutOff = cutOff;
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.hasMore(0));
  }

  /** Whether more than `count` bytes are to come. */
  async hasMore(count: number): Promise<boolean> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length <= count) {
      const next = await this.#source.next();
      if (next.done === true) break;
      parts.push(next.value);
      length += next.value.length;
    }
    if (parts.length > 1) this.#rest = joined(parts, length);
    return length > count;
  }

  /** The next bytes, which stay the next ones: `count`, or all that are left. */
  async peek(count: number): Promise<Uint8Array> {
    await this.hasMore(count - 1);
    return this.#rest.subarray(0, count);
  }

  async take(count: number): Promise<Uint8Array> {
    if (count > 0 && !(await this.hasMore(count - 1))) throw this.#cutOff();
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  /** The next bytes as they come. */
  async *pass(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      if (!(await this.hasMore(0))) throw this.#cutOff();
      const taken = await this.take(Math.min(left, this.#rest.length));
      left -= taken.length;
      yield taken;
    }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
