/** Errors of packages that read a format, as faults of the file. */
import { FormatError } from "../fault.ts";

/** What `reading` gives; any error of the package is a fault of the file, but those of the platform, which have a reason of their own. */
export async function orDamaged<T>(format: "Parquet" | "Arrow", reading: () => T | Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch (cause) {
    if (cause instanceof FormatError || (cause instanceof Error && "syscall" in cause)) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    if (format === "Arrow" && /codec/i.test(message)) throw new FormatError("it is compressed in a way that nnc does not read in Arrow: write it with zstd, with lz4 or without compression");
    const name = format === "Parquet" ? "hyparquet" : "apache-arrow";
    // Errors of the language itself say nothing about the file.
    const isOfTheLanguage = cause instanceof TypeError || cause instanceof RangeError || cause instanceof SyntaxError || /undefined|NaN/.test(message);
    throw new FormatError(`it is a damaged ${format} file, or one that ${name} does not read${isOfTheLanguage ? "" : `: ${message}`}`);
  }
}
