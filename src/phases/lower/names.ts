/** Names that are unique within their scope and valid identifiers everywhere. */
export class Names {
  readonly #taken = new Set<string>();

  /** `base` if it is free, else with the least number that makes it so. */
  fresh(base: string): string {
    let name = base;
    for (let i = 2; this.#taken.has(name); i++) name = `${base}_${i}`;
    this.#taken.add(name);
    return name;
  }
}

/** `gradient(dense1.W)` becomes `gradient_dense1_W`. */
export function identifier(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  return plain === "" ? "value" : /^[0-9]/.test(plain) ? `_${plain}` : plain;
}
