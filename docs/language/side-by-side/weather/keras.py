import keras
import numpy as np
from keras import layers, regularizers

keras.utils.set_random_seed(1)
days, units = 14, 16
rows = np.genfromtxt("examples/seattle-weather/seattle-weather.csv", delimiter=",", skip_header=1, usecols=(1, 2, 3, 4))
x = np.lib.stride_tricks.sliding_window_view(rows[:-1], days, axis=0).swapaxes(1, 2).astype("float32")
y = rows[days:, 1:2].astype("float32")
held = len(x) // 4

standardize = layers.Normalization(axis=(1, 2))
standardize.adapt(x[:-held])
l2 = regularizers.L2(0.00005)
model = keras.Sequential([
    keras.Input((days, 4)),
    standardize,
    layers.GRU(units, kernel_regularizer=l2, recurrent_regularizer=l2),
    layers.Dense(1, kernel_regularizer=l2),
    layers.Rescaling(7, offset=16),
])
model.compile(optimizer=keras.optimizers.Adam(0.005), loss="mean_squared_error", metrics=["mae", keras.metrics.R2Score()])
model.fit(x[:-held], y[:-held], batch_size=32, epochs=20, validation_data=(x[-held:], y[-held:]))
model.save("weather.keras")
