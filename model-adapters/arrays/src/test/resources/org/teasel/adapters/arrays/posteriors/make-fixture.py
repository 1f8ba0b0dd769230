"""Writes a run of three observations with NumPy, in byte orders and element orders of all sorts."""

import json
import pathlib

import numpy as np

run = pathlib.Path(__file__).parent / "run"
run.mkdir(exist_ok=True)
parts = {
    "mean": np.asfortranarray(np.array([[0.5, -1], [2, 3], [4, 5]], ">f4")),
    "std": np.array([[1, 0.5], [0.25, 1], [1, 2]], "<f2"),
    "factors": np.asfortranarray(np.array([[0, 7], [2, 7], [1, 9]], "u1")),
    "weights": np.array([1, 1, 2], ">i8"),
}
for name, array in parts.items():
    np.save(run / f"{name}.npy", array)
shape = {"name": "shape", "type": "categorical", "values": ["square", "ellipse", "heart"]}
names = {"latents": ["size", "place"], "factors": [shape, {"name": "scale", "type": "ordinal"}]}
(run / "names.json").write_text(json.dumps(names) + "\n")

np.savez(run.with_suffix(".npz"), note=np.array([None], object), **parts)
run.with_suffix(".json").write_text(json.dumps(names) + "\n")
