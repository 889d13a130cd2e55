import keras
import pandas as pd
from keras import layers, regularizers

keras.utils.set_random_seed(3)
table = pd.read_csv("examples/penguins/penguins.csv", na_values=".").dropna().sample(frac=1)
x = pd.get_dummies(table.drop(columns="bodyMass")).to_numpy(dtype="float32")
y = table[["bodyMass"]].to_numpy(dtype="float32")
held = len(x) // 5

standardize = layers.Normalization()
standardize.adapt(x[held:])
l2 = regularizers.L2(0.00005)
model = keras.Sequential([
    keras.Input((11,)),
    standardize,
    layers.Dense(32, activation="relu", kernel_regularizer=l2),
    layers.Dense(1, kernel_regularizer=l2),
    layers.Rescaling(800, offset=4200),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mean_squared_error", metrics=[keras.metrics.R2Score(), "mae"])
model.fit(x[held:], y[held:], batch_size=32, epochs=100, validation_data=(x[:held], y[:held]))
model.save("penguins.keras")
