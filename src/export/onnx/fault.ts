/** What cannot be exported. */

/** A model, its weights or an option does not permit the export: the message names the equation. */
export class ExportError extends Error {
  override readonly name = "ExportError";
}
