/** Names of the metrics that training settings may ask for. */

/** Of classes: of two the second counts, of more the mean over them. */
export const classMetrics: readonly string[] = ["accuracy", "precision", "recall", "f1"];

/** Of numbers: mean absolute and squared error, its root, and the coefficient of determination. */
export const realMetrics: readonly string[] = ["mae", "mse", "rmse", "r2"];
