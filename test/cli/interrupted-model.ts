/** A model whose training has everything that a checkpoint must keep: optimizer state, a schedule, draws, running statistics, fitted values, early stopping. */
import { copyFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Writes `iris.nn` and its data to a folder; gives the path of the model. */
export function writeModel(folder: string, epochs: number, patience = 40, units = 16): string {
  copyFileSync(resolve("examples/iris/iris.csv"), join(folder, "iris.csv"));
  const path = join(folder, "iris.nn");
  writeFileSync(path, `model Iris {
  input flower: { sepalLength, sepalWidth, petalLength, petalWidth }
  standardize
  dense(${units}) batchNorm relu
  dropout(0.3)
  dense(3) softmax
  output species: oneHot("setosa", "versicolor", "virginica")
  loss crossEntropy
  train {
    data:       csv("iris.csv")
    optimizer:  adam(rate: cosine(0.02))
    batch:      16
    accumulate: 2
    epochs:     ${epochs}
    validation: 0.2
    seed:       7
    metrics:    [accuracy]
    stop:       patience(${patience})
  }
}
`);
  return path;
}
