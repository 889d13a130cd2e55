/** Where examples come from, and how what has a name only is opened. */
import type { DataFile } from "../ir/model/setting-values.ts";
import type { ByteSource } from "./bytes.ts";
import type { PictureUse } from "./images/table.ts";
import type { ValueTable } from "./values.ts";

/** Rows of a program. */
export interface ValueSource {
  /** What messages call it. */
  readonly name: string;
  readonly values: ValueTable;
}

export interface LocatedFile {
  /** A path from the current folder, bytes such as those of standard input, or rows. */
  readonly source: string | ByteSource | ValueSource;
  /** The file as the model names it; absent where the command does. */
  readonly file?: DataFile;
}

/** How paths are opened, which depends on the platform. */
export interface Paths {
  readonly open: (path: string) => Promise<ByteSource>;
  /** The paths that one means, where it may be a pattern. */
  readonly find?: (path: string) => Promise<readonly string[]>;
  /** The pictures of a folder; absent where there are no folders. */
  readonly pictures?: (path: string, use: PictureUse) => Promise<ValueTable>;
}
