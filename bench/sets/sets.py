"""The sets with pandas and scikit-learn: read from the same files, the same rows held out, the same form of model and settings.

Standard input has, for each set, the rows that are held out, a list for each seed; standard output the scores on them.
scikit-learn divides its L2 term by the examples of a batch (MLP) or adds it to a sum (LogisticRegression): `alpha` is the
strength of the `.nn` file times its batch, `C` one by the strength and the examples that train. A neural network there
starts from weights of its own, so scores of networks are compared by their means over the seeds.
"""
import json
import pathlib
import sys
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
here = pathlib.Path(__file__).parent
never = 10_000


def air_quality():
    rows = pd.read_csv(here / "air-quality/AirQualityUCI.csv", sep=";", decimal=",", na_values=["-200"])
    rows = rows[rows["CO(GT)"].notna()]
    features = ["PT08.S1(CO)", "PT08.S2(NMHC)", "PT08.S3(NOx)", "PT08.S4(NO2)", "PT08.S5(O3)", "T", "RH", "AH"]
    network = dict(hidden_layer_sizes=(16,), activation="tanh", learning_rate_init=0.005, batch_size=32, max_iter=60, alpha=0.001 * 32)
    return rows[features], rows["CO(GT)"], lambda seed, _: make_pipeline(SimpleImputer(), StandardScaler(), regressor(seed, network))


def auto_mpg():
    names = ["mpg", "cylinders", "displacement", "horsepower", "weight", "acceleration", "year", "origin", "name"]
    rows = pd.read_csv(here / "auto-mpg/auto-mpg.data", sep=r"\s+", names=names, na_values="?")
    encode = make_column_transformer((OneHotEncoder(), ["origin"]), (SimpleImputer(strategy="median"), ["horsepower"]), remainder="passthrough")
    network = dict(hidden_layer_sizes=(32,), learning_rate_init=0.01, batch_size=32, max_iter=200, alpha=0.001 * 32)
    return rows.drop(columns=["mpg", "name"]), rows["mpg"], lambda seed, _: make_pipeline(encode, StandardScaler(), regressor(seed, network))


def bank_marketing():
    rows = pd.read_csv(here / "bank-marketing/bank-additional.csv.gz", sep=";")
    features = rows.drop(columns=["duration", "pdays", "y"])
    classes = features.select_dtypes("object").columns.tolist()
    encode = make_column_transformer((OneHotEncoder(handle_unknown="ignore", sparse_output=False), classes), remainder="passthrough")
    network = dict(hidden_layer_sizes=(16,), learning_rate_init=0.002, batch_size=32, max_iter=10, alpha=0.01 * 32)
    return features, rows["y"], lambda seed, _: make_pipeline(encode, StandardScaler(), classifier(seed, network))


def breast_cancer():
    rows = pd.read_csv(here / "breast-cancer/breast-cancer-wisconsin.data", header=None, na_values="?")
    network = dict(hidden_layer_sizes=(16,), learning_rate_init=0.005, batch_size=32, max_iter=40, alpha=0.001 * 32)
    return rows.loc[:, 1:9], rows[10], lambda seed, _: make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), classifier(seed, network))


def glass():
    rows = pd.read_csv(here / "glass/glass.data", header=None)
    return rows.loc[:, 1:9], rows[10], lambda _, n: make_pipeline(StandardScaler(), logistic(0.001, n))


def parkinsons():
    rows = pd.read_csv(here / "parkinsons/parkinsons.data")
    return rows.drop(columns=["name", "status"]), rows["status"], lambda _, n: make_pipeline(StandardScaler(), logistic(0.002, n))


def votes():
    rows = pd.read_csv(here / "votes/house-votes-84.data", header=None)
    return rows.loc[:, 1:], rows[0], lambda _, n: make_pipeline(OneHotEncoder(), logistic(0.001, n))


def vowel():
    rows = pd.read_csv(here / "vowel/vowel.csv", index_col=0)
    network = dict(hidden_layer_sizes=(32,), learning_rate_init=0.005, batch_size=32, max_iter=40, alpha=0.001 * 32)
    return rows.drop(columns=["speaker.number", "class.of.vowel"]), rows["class.of.vowel"], lambda seed, _: make_pipeline(StandardScaler(), classifier(seed, network))


def wine():
    rows = pd.read_csv(here / "wine/wine.data", header=None)
    return rows.loc[:, 1:], rows[0], lambda _, n: make_pipeline(StandardScaler(), logistic(0.001, n))


def wine_quality():
    rows = pd.read_csv(here / "wine-quality/winequality-red.csv", sep=";")
    network = dict(hidden_layer_sizes=(16,), learning_rate_init=0.003, batch_size=32, max_iter=40, alpha=0.001 * 32)
    return rows.drop(columns="quality"), rows["quality"], lambda seed, _: make_pipeline(StandardScaler(), regressor(seed, network))


def classifier(seed, settings):
    return MLPClassifier(random_state=seed, n_iter_no_change=never, **settings)


def regressor(seed, settings):
    return MLPRegressor(random_state=seed, n_iter_no_change=never, **settings)


def logistic(strength, examples):
    return LogisticRegression(C=1 / (strength * examples), max_iter=10_000)


SETS = {
    "air-quality": air_quality, "auto-mpg": auto_mpg, "bank-marketing": bank_marketing, "breast-cancer": breast_cancer, "glass": glass,
    "parkinsons": parkinsons, "votes": votes, "vowel": vowel, "wine": wine, "wine-quality": wine_quality,
}

scores = {}
for name, splits in json.load(sys.stdin).items():
    x, y, model_of = SETS[name]()
    scores[name] = []
    for seed, held in enumerate(splits, 1):
        kept = np.setdiff1d(np.arange(len(x)), held)
        model = model_of(seed, len(kept)).fit(x.iloc[kept], y.iloc[kept])
        scores[name].append(float(model.score(x.iloc[held], y.iloc[held])))
json.dump(scores, sys.stdout)
