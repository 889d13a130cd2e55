/** A model that has something for which there is no PyTorch yet. */
export class NotExportable extends Error {
  override readonly name = "NotExportable";
}
