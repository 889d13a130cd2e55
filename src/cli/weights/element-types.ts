/** The element types of safetensors files, and their values as float64. */
import { decodeHalves, encodeHalves } from "../../runtime/half.ts";
import { littleEndian } from "../../runtime/safetensors.ts";

type Decode = (bytes: Uint8Array<ArrayBuffer>) => Float64Array;

interface ElementType {
  /** Bytes of one number. */
  readonly size: number;
  /** `bytes` in the order of this machine, aligned. Integers of 64 bits are rounded. */
  readonly decode: Decode;
}

export const elementTypes = {
  F64: { size: 8, decode: ({ buffer }) => new Float64Array(buffer) },
  F32: { size: 4, decode: ({ buffer }) => Float64Array.from(new Float32Array(buffer)) },
  F16: { size: 2, decode: ({ buffer }) => Float64Array.from(decodeHalves(new Uint16Array(buffer), "F16")) },
  BF16: { size: 2, decode: ({ buffer }) => Float64Array.from(decodeHalves(new Uint16Array(buffer), "BF16")) },
  I64: { size: 8, decode: ({ buffer }) => Float64Array.from(new BigInt64Array(buffer), Number) },
  U64: { size: 8, decode: ({ buffer }) => Float64Array.from(new BigUint64Array(buffer), Number) },
  I32: { size: 4, decode: ({ buffer }) => Float64Array.from(new Int32Array(buffer)) },
  U32: { size: 4, decode: ({ buffer }) => Float64Array.from(new Uint32Array(buffer)) },
  I16: { size: 2, decode: ({ buffer }) => Float64Array.from(new Int16Array(buffer)) },
  U16: { size: 2, decode: ({ buffer }) => Float64Array.from(new Uint16Array(buffer)) },
  I8: { size: 1, decode: ({ buffer }) => Float64Array.from(new Int8Array(buffer)) },
  U8: { size: 1, decode: (bytes) => Float64Array.from(bytes) },
  BOOL: { size: 1, decode: (bytes) => Float64Array.from(bytes) },
} as const satisfies Readonly<Record<string, ElementType>>;

export type ElementTypeName = keyof typeof elementTypes;

export type RealType = "F64" | "F32" | "F16" | "BF16";

export function isElementType(name: string): name is ElementTypeName {
  return Object.hasOwn(elementTypes, name);
}

export function isReal(type: ElementTypeName): type is RealType {
  return type === "F64" || type === "F32" || type === "F16" || type === "BF16";
}

/** The values of little-endian bytes, exactly but for integers beyond 2^53. */
export function decodeValues(bytes: Uint8Array, type: ElementTypeName): Float64Array {
  const { size, decode } = elementTypes[type];
  return decode(littleEndian(bytes, size));
}

/** Values rounded to nearest, ties to even, as little-endian bytes. What overflows becomes an infinity. */
export function encodeValues(values: Float64Array, type: RealType): Uint8Array {
  const rounded = type === "F64" ? values : type === "F32" ? Float32Array.from(values) : encodeHalves(values, type);
  return littleEndian(new Uint8Array(rounded.buffer, rounded.byteOffset, rounded.byteLength), rounded.BYTES_PER_ELEMENT);
}
