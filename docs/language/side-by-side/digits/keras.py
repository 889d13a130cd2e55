import keras
import numpy as np
from keras import layers, regularizers

keras.utils.set_random_seed(1)
rows = np.genfromtxt("examples/digits/digits.csv", delimiter=",", skip_header=1)
np.random.shuffle(rows)
x = rows[:, :64].reshape(-1, 8, 8, 1).astype("float32")
y = rows[:, 64].astype("int32")
held = len(x) // 5

standardize = layers.Normalization(axis=(1, 2, 3))
standardize.adapt(x[held:])
filters, rate = 8, 0.2
l2 = regularizers.L2(0.00005)
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    standardize,
    layers.Conv2D(filters, 3, padding="same", activation="relu", kernel_regularizer=l2),
    layers.MaxPooling2D(2),
    layers.Conv2D(2 * filters, 3, padding="same", activation="relu", kernel_regularizer=l2),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dropout(rate),
    layers.Dense(10, activation="softmax", kernel_regularizer=l2),
])
model.compile(optimizer=keras.optimizers.Adam(0.003), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[held:], y[held:], batch_size=32, epochs=40, validation_data=(x[:held], y[:held]))
model.save("digits.keras")
