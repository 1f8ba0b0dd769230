"""Writes a small file in the format of the published dSprites archive: 12 of its rows with images of their own.

Image n is black but for a rectangle: rows n to 2n, columns n to 40 + n.
"""

import pathlib

import numpy as np

sizes = np.array([1, 3, 6, 40, 32, 32])
values = [np.ones(1), np.arange(1.0, 4), np.linspace(0.5, 1, 6), np.linspace(0, 2 * np.pi, 40)]
values += [np.linspace(0, 1, 32)] * 2
rows = np.arange(12) * 66_000
classes = np.stack(np.unravel_index(rows, sizes), axis=1).astype(np.int64)
images = np.zeros((12, 64, 64), np.uint8)
for n in range(12):
    images[n, n : 2 * n + 1, n : 41 + n] = 1
np.savez_compressed(
    pathlib.Path(__file__).parent / "twelve.npz",
    metadata=np.array({"title": "twelve images", "latents_sizes": sizes}, object),
    imgs=images,
    latents_classes=classes,
    latents_values=np.stack([values[k][classes[:, k]] for k in range(6)], axis=1),
)
