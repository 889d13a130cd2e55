import keras
import numpy as np
from keras import layers, regularizers

keras.utils.set_random_seed(42)
names = ["setosa", "versicolor", "virginica"]
rows = np.genfromtxt("examples/iris/iris.csv", delimiter=",", dtype=str, skip_header=1)
order = np.random.permutation(len(rows))
x = rows[order, :4].astype("float32")
y = np.array([names.index(name) for name in rows[order, 4]])
held = len(x) // 5

standardize = layers.Normalization()
standardize.adapt(x[held:])
l2 = regularizers.L2(0.00005)
model = keras.Sequential([
    keras.Input((4,)),
    standardize,
    layers.Dense(16, activation="relu", kernel_regularizer=l2),
    layers.Dense(3, activation="softmax", kernel_regularizer=l2),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[held:], y[held:], batch_size=16, epochs=60, validation_data=(x[:held], y[:held]))
model.save("iris.keras")
