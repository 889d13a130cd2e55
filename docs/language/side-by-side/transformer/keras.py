import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(1)
rows = np.genfromtxt("examples/digits/digits.csv", delimiter=",", skip_header=1)
np.random.shuffle(rows)
x = rows[:, :64].reshape(-1, 8, 8).astype("float32")
y = rows[:, 64].astype("int32")
held = len(x) // 5


class Positions(layers.Layer):
    def build(self, shape):
        self.table = self.add_weight(shape=shape[1:], initializer=keras.initializers.RandomNormal(stddev=0.02))

    def call(self, x):
        return x + self.table


standardize = layers.Normalization(axis=(1, 2))
standardize.adapt(x[held:])
features = 16
image = keras.Input((8, 8))
z = Positions()(layers.Dense(features)(standardize(image)))
n = layers.LayerNormalization(epsilon=1e-5)(z)
z = layers.Add()([z, layers.MultiHeadAttention(2, features // 2)(n, n)])
n = layers.LayerNormalization(epsilon=1e-5)(z)
z = layers.Add()([z, layers.Dense(features)(layers.Dense(32, activation="gelu")(n))])
digit = layers.Dense(10, activation="softmax")(layers.Flatten()(z))
model = keras.Model(image, digit)
model.compile(optimizer=keras.optimizers.Adam(0.003), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x[held:], y[held:], batch_size=32, epochs=20, validation_data=(x[:held], y[:held]))
model.save("transformer.keras")
