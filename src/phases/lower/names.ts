/** Names of kernels and locals. */

/** `gradient(dense1.W)` becomes `gradient_dense1_W`. */
export function identifier(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+|_+$/g, "");
  return plain === "" ? "value" : /^[0-9]/.test(plain) ? `_${plain}` : plain;
}
