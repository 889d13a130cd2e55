"""Metrics as scikit-learn computes them: reads cases from standard input and writes their values, both as JSON."""
import json
import sys

import numpy as np
from sklearn import metrics as m


def of_classes(case):
    shares, truths = np.array(case["shares"]), np.array(case["truths"])
    labels = list(range(shares.shape[1]))
    hot = np.eye(shares.shape[1])[truths]
    found = shares.argmax(axis=1)
    binary = shares.shape[1] == 2
    # Of equal outputs scikit-learn takes the last class for the greatest, and nnc the first.
    equal = any(len(set(row)) < len(row) for row in case["shares"])
    log_loss = m.log_loss(truths, shares, labels=labels)
    return {
        "topK(3)": None if binary or equal else m.top_k_accuracy_score(truths, shares, k=3, labels=labels),
        "auc": m.roc_auc_score(truths, shares[:, 1]) if binary else m.roc_auc_score(truths, shares, multi_class="ovr", average="macro", labels=labels),
        "averagePrecision": m.average_precision_score(truths, shares[:, 1]) if binary else m.average_precision_score(hot, shares, average="macro"),
        "logLoss": log_loss,
        "perplexity": float(np.exp(log_loss)),
        "cohenKappa": m.cohen_kappa_score(truths, found, labels=labels),
        "precision": m.precision_score(truths, found, average=None, labels=labels, zero_division=0).tolist(),
        "recall": m.recall_score(truths, found, average=None, labels=labels, zero_division=0).tolist(),
        "f1": m.f1_score(truths, found, average=None, labels=labels, zero_division=0).tolist(),
    }


def of_numbers(case):
    outputs, targets = np.array(case["outputs"]), np.array(case["targets"])
    return {
        "mae": m.mean_absolute_error(targets, outputs),
        "mse": m.mean_squared_error(targets, outputs),
        "rmse": float(np.sqrt(m.mean_squared_error(targets, outputs))),
        "r2": m.r2_score(targets, outputs),
        "mape": m.mean_absolute_percentage_error(targets, outputs),
        "quantileLoss(0.9)": m.mean_pinball_loss(targets, outputs, alpha=0.9),
    }


json.dump([of_classes(case) if "shares" in case else of_numbers(case) for case in json.load(sys.stdin)], sys.stdout)
