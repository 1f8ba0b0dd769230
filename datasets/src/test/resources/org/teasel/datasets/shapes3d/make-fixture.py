"""Writes a small file in the format of the published Shapes3D file: 40 images, chunked and packed as that one is.

Pixel (row, column) of colour c of image n is (7 n + 50 c + row // 4 + column // 8) % 256.
"""

import pathlib
import zlib

import h5py
import numpy as np

count = 40
n, row, column, colour = np.ogrid[:count, :64, :64, :3]
images = ((7 * n + 50 * colour + row // 4 + column // 8) % 256).astype(np.uint8)
hues = np.arange(10) / 10
factors = [hues, hues, hues, np.linspace(0.75, 1.25, 8), np.arange(4.0), np.linspace(-30, 30, 15)]
steps = [1, 3, 7, 1, 2, 1]
numbers = np.arange(count)
labels = np.stack([f[numbers // s % len(f)] for f, s in zip(factors, steps)], axis=1)
with h5py.File(pathlib.Path(__file__).parent / "forty.h5", "w") as file:
    file.create_dataset("images", data=images, chunks=(16, 16, 32, 1), compression="gzip", compression_opts=9)
    file.create_dataset("labels", data=labels, compression="gzip", shuffle=True)

# Two images whose chunks unpack to something else than 12,288 bytes.
for name, unpacked in [("bomb.h5", bytes(1 << 24)), ("short.h5", bytes(100))]:
    with h5py.File(pathlib.Path(__file__).parent / name, "w") as file:
        packed = file.create_dataset("images", (2, 64, 64, 3), "u1", chunks=(1, 64, 64, 3), compression="gzip")
        for image in range(2):
            packed.id.write_direct_chunk((image, 0, 0, 0), zlib.compress(unpacked, 9))
        file.create_dataset("labels", data=np.zeros((2, 6)))

# An array that was announced and never written.
with h5py.File(pathlib.Path(__file__).parent / "unwritten.h5", "w") as file:
    file.create_dataset("images", (2, 64, 64, 3), "u1", chunks=(1, 64, 64, 3), compression="gzip")
    file.create_dataset("labels", data=np.zeros((2, 6)))
