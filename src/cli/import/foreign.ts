/** What a file is that is taken for ONNX: said by its first bytes, before they are read as fields. */

/** Nothing where it may be ONNX. */
export function foreign(bytes: Uint8Array): string | undefined {
  const starts = (...codes: readonly number[]): boolean => codes.every((code, k) => bytes[k] === code);
  if (bytes.length === 0) return "it is empty";
  if (starts(0x50, 0x4b, 0x03, 0x04)) return "it is an archive, as PyTorch's .pt and Keras's .keras are; export the model with torch.onnx.export, or tf2onnx";
  if (starts(0x80, 0x02) || starts(0x80, 0x04)) return "it is a pickle of Python, as old .pt files are; export the model with torch.onnx.export";
  if (starts(0x89, 0x48, 0x44, 0x46)) return "it is HDF5, as Keras's .h5 is; convert it with tf2onnx";
  if (starts(0x1f, 0x8b)) return "it is compressed by gzip";
  if (bytes.length >= 8 && bytes[4] === 0x54 && bytes[5] === 0x46 && bytes[6] === 0x4c && bytes[7] === 0x33) return "it is TensorFlow Lite; convert it with tf2onnx --tflite";
  if (bytes.length > 9 && bytes[8] === 0x7b && bytes.subarray(1, 8).filter((b) => b === 0).length >= 4) return "it is safetensors: weights without a graph; see nnc weights";
  const text = bytes.subarray(0, 512);
  if (text.every((b) => b === 9 || b === 10 || b === 13 || (b >= 32 && b < 127))) return "it is text";
  return undefined;
}
