"""Fills a table as scikit-learn's SimpleImputer does: reads a CSV file, writes columns with what each is filled with, as JSON."""
import json
import sys

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer

table = pd.read_csv(sys.argv[1]).dropna(subset=["bodyMass"])
train = table.iloc[: int(sys.argv[2])]
strategies = {"billLength": "mean", "billDepth": "median", "flipperLength": "most_frequent", "sex": "most_frequent"}
found = {}
for column, strategy in strategies.items():
    numeric = pd.api.types.is_numeric_dtype(table[column])
    imputer = SimpleImputer(strategy=strategy, missing_values=np.nan, add_indicator=True)
    values = (train[[column]] if numeric else train[[column]].astype(object)).to_numpy()
    imputer.fit(values)
    whole = imputer.transform((table[[column]] if numeric else table[[column]].astype(object)).to_numpy())
    found[column] = {"fill": imputer.statistics_[0], "column": whole[:, 0].tolist(), "indicator": [float(x) for x in whole[:, 1]] if whole.shape[1] > 1 else None}
print(json.dumps(found))
