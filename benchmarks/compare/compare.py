"""Runs Teasel and other people's programs on the same arrays and prints what each took and how far they differ.

    compare.sh table                              synthetic posteriors, 46,080 of 10 latents
    compare.sh table --posteriors DIR             mean.npy, std.npy [N, L] and factors.npy [N, K]
    compare.sh growth --budget 600 --out DIR      cost over N and L, as a table and a picture

Needs NumPy. What needs SciPy or scikit-learn is left out, and said to be, where they are missing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import growth
import table
from teasel import Teasel


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tasks = parser.add_subparsers(dest="task", required=True)

    side = tasks.add_parser("table", help="side by side with other programs")
    side.add_argument("--posteriors", type=Path, help="folder of arrays; else synthetic ones are made")
    side.add_argument("--observations", type=int, default=46_080)
    side.add_argument("--latents", type=int, default=10)
    side.add_argument("--samples", type=int, default=10_000, help="draws that Teasel takes")
    side.add_argument("--slice", type=int, default=500, help="draws that the brute force takes, at least 40")
    side.add_argument("--rows", type=int, default=2_000, help="rows that learners are fitted on")
    side.set_defaults(run=compare)

    cost = tasks.add_parser("growth", help="how cost grows with N and L")
    cost.add_argument("--observations", type=int, nargs="+", default=[46_080, 92_160, 184_320, 368_640, 737_280])
    cost.add_argument("--latents", type=int, nargs="+", default=[5, 10, 20, 40, 65])
    cost.add_argument("--samples", type=int, default=200)
    cost.add_argument("--budget", type=float, default=600, help="seconds on the clock after which no more is begun")
    cost.add_argument("--out", type=Path, default=Path("."), help="folder for growth.md and growth.svg")
    cost.set_defaults(run=growth.run)

    for task in (side, cost):
        task.add_argument("--seed", type=int, default=0)
        task.add_argument("--threads", type=int, help="Teasel's worker threads; all cores if not given")
        task.add_argument("--repeats", type=int, default=1, help="how often all is run; the least counts")

    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return arguments.run(arguments, Teasel(arguments.seed, arguments.threads), Path(folder))


def compare(arguments, teasel, folder):
    if arguments.slice < 40 or arguments.slice > arguments.samples:
        sys.exit("compare: --slice must be at least 40 and at most --samples")
    posteriors = arguments.posteriors
    if posteriors is None:
        posteriors = folder / "posteriors"
        teasel.generate(posteriors, arguments.observations, arguments.latents)
    return table.run(arguments, teasel, posteriors, folder)


if __name__ == "__main__":
    sys.exit(main())
