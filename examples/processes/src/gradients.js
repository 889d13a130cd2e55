/** All gradients of a network behind each other. */
export function gradientsOf(network) {
  return Float64Array.from(Object.values(network.gradients).flatMap(({ values }) => [...values]));
}

/** Writes gradients into a network and takes the step of the optimizer. */
export function updateBy(network, gradients) {
  let at = 0;
  for (const { values } of Object.values(network.gradients)) {
    values.set(gradients.subarray(at, at + values.length));
    at += values.length;
  }
  network.update();
}

export const bytesOf = (numbers) => new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
export const numbersOf = (bytes) => new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
