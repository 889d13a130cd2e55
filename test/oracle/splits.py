"""Stratified splits of scikit-learn: reads classes and shares from standard input, writes the counts of each class in both parts."""
import json
import sys

import numpy as np
from sklearn.model_selection import train_test_split

answers = []
for case in json.load(sys.stdin):
    classes = np.array(case["classes"])
    training, held = train_test_split(classes, test_size=case["share"], stratify=classes, random_state=0)
    size = classes.max() + 1
    answers.append({"training": np.bincount(training, minlength=size).tolist(), "held": np.bincount(held, minlength=size).tolist()})
json.dump(answers, sys.stdout)
