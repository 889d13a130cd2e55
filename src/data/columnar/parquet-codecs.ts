/** Compressions of Parquet. */
import type { Compressors, FileMetaData } from "hyparquet";
import { unpackedBlock } from "./lz4.ts";
import { notInstalled } from "./package.ts";
import { chunksOf } from "./parquet-layout.ts";

/** Decompressors of the codecs that the file has. `snappy`: that of hyparquet. */
export async function compressorsOf(metadata: FileMetaData, snappy: (input: Uint8Array, output: Uint8Array) => void): Promise<Compressors> {
  const own: Compressors = {
    SNAPPY: (packed, length) => {
      const bytes = new Uint8Array(length);
      snappy(packed, bytes);
      return bytes;
    },
    LZ4_RAW: unpackedBlock,
  };
  const codec = chunksOf(metadata).map((chunk) => chunk.meta_data?.codec).find((each) => each !== undefined && each !== "UNCOMPRESSED" && each !== "LZO" && own[each] === undefined);
  if (codec === undefined) return own;
  try {
    const { compressors } = await import("hyparquet-compressors");
    return { ...compressors, ...own };
  } catch (cause) {
    throw notInstalled("hyparquet-compressors", `it is a Parquet file compressed by ${codec.toLowerCase()}`, cause);
  }
}
