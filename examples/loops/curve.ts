/** Forty points of a curve. */
export function curve(): { readonly x: Float64Array; readonly y: Float64Array } {
  const x = Float64Array.from({ length: 40 }, (_, i) => i / 20 - 0.975);
  return { x, y: x.map((v) => Math.sin(3 * v) + 0.3 * Math.cos(8 * v)) };
}
