"""Writes the files beside it with NumPy, so that the readers are tested against an independent writer."""

import pathlib

import numpy as np

here = pathlib.Path(__file__).parent


def values(dtype):
    """Six numbers that show type, sign and byte order."""
    if dtype.kind == "b":
        return np.array([[1, 0, 1], [0, 0, 1]], dtype)
    if dtype.kind == "f":
        return np.array([[0.5, -2.25, 0], [np.inf, np.nan, 6.103515625e-05]], dtype)
    limits = np.iinfo(dtype)
    highest = min(limits.max, 2**63 - 1)
    return np.array([[limits.min, highest, 0], [1, 2, 100]], dtype)


def write(name, array, version=(1, 0)):
    with open(here / name, "wb") as file:
        np.lib.format.write_array(file, array, version)


types = ["b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"]
np.savez_compressed(
    here / "types.npz",
    **{
        name + order: values(np.dtype(mark + name))
        for name in types
        for mark, order in [("<", "-little"), (">", "-big")]
    },
)

cube = np.arange(24, dtype="<i2").reshape(2, 3, 4)
write("fortran.npy", np.asfortranarray(cube))
write("version2.npy", cube, (2, 0))
write("version3.npy", cube, (3, 0))
write("scalar.npy", np.array(7.5))
write("empty.npy", np.zeros((0, 10), "<f4"))
write("huge-unsigned.npy", np.array([[1, 2], [3, 2**63]], "<u8"))
write("objects.npy", np.array([{"a": 1}, None], object))
write("text.npy", np.array(["square", "heart"]))
write("complex.npy", np.array([1j]))
write("dates.npy", np.array(["2020-01-01"], "datetime64[D]"))
write("records.npy", np.array([(1, 2.0)], [("a", "<i4"), ("b", "<f8")]))

np.savez(here / "stored.npz", mean=np.array([[1.5, 2.5]]), metadata=np.array({"author": "nobody"}, object))
