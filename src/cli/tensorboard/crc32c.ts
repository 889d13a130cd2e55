/** CRC-32C (Castagnoli, RFC 3720, appendix B.4): the polynomial 0x1edc6f41, bits reflected. */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ ((rest & 1) === 1 ? 0x82f63b78 : 0);
  return rest;
});

export function crc32c(bytes: Uint8Array): number {
  return (bytes.reduce((crc, byte) => (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0), 0xffffffff) ^ 0xffffffff) >>> 0;
}
