"""Side by side: what Teasel and other programs take for the same figures, and how far these differ."""

from dataclasses import dataclass

import numpy as np

import brute_force
from clock import Cost, timed

try:
    from scipy.special import ndtr
except ImportError:
    ndtr = None
try:
    import scikit
except ImportError:
    scikit = None

SAMPLED = ["informativeness", "sepin", "wsepin", "indin", "windin", "tc"]
# Informativeness has the bins of each latent too, which the brute force has not.
WITHOUT_BINS = SAMPLED[1:]
QUANTISED = ["mig", "rmig", "jemmig", "misjed"]
EVERY = ["informativeness", "misjed", "sepin", "wsepin", "indin", "windin", "mig", "rmig", "jemmig", "modularity", "tc"]

# In one virtual machine: the first compiles, later ones are as those of a process that scores again and again.
EVALUATIONS = 3

# Sums of the same terms in another order.
ROUNDING = 1e-9
# Log densities may err by 1e-6 each by what Teasel leaves out, and total correlation adds up those of all latents.
LEFT_OUT = 1e-5
# Learners draw at random and stop early, each in its own way.
LEARNED = 0.02


@dataclass
class Row:
    """One line of the table; other is None where nobody else's program was run, difference where lines above tell it."""

    figure: str
    teasel: Cost
    again: Cost
    program: str = "none"
    other: Cost | None = None
    difference: float | None = None
    tolerance: float | None = None

    @property
    def agrees(self):
        return self.difference is None or self.difference <= self.tolerance

    def markdown(self):
        cells = [self.figure]
        cells += [f"{cost:.2f}" for cost in (self.teasel.cpu, self.again.cpu, self.teasel.wall, self.again.wall)]
        cells += [self.program]
        if self.other is None:
            cells += ["", "", "", "", ""]
        else:
            cells += [f"{self.other.cpu:.2f}", f"{self.other.wall:.2f}"]
            cells += [f"{self.other.cpu / cost.cpu:.1f}" for cost in (self.teasel, self.again)]
            cells += ["" if self.difference is None
                      else f"{self.difference:.1e}" + ("" if self.agrees else f", **more than {self.tolerance:.0e}**")]
        return "| " + " | ".join(cells) + " |"


def run(arguments, teasel, posteriors, folder):
    mean, std = np.load(posteriors / "mean.npy"), np.load(posteriors / "std.npy")
    factors = posteriors / "factors.npy"
    factors = np.load(factors) if factors.exists() else None
    teasel.extract(posteriors, folder / "shared", arguments.slice, arguments.rows)
    comparison = Comparison(arguments, teasel, posteriors, folder / "shared", mean.astype(float), std.astype(float))
    rows, monte_carlo = comparison.sampled()
    if factors is not None:
        quantised = comparison.quantised(factors)
        together = comparison.everything([rows[0], *quantised] if quantised else [])
        rows += quantised + comparison.learned(factors) + together
    print(f"{mean.shape[0]:,} observations, {mean.shape[1]} latents, {arguments.samples:,} draws, the least of "
          f"{arguments.repeats}; brute force over {arguments.slice} draws, its cost times "
          f"{arguments.samples / arguments.slice:g}\n")
    print("| figures | Teasel CPU s | again | wall s | again | other program | CPU s | wall s | CPU ratio | again "
          "| largest difference |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    print("\n".join(row.markdown() for row in rows))
    print("\n| Monte Carlo, other draws | Teasel | ± SE | brute force | ± SE | difference | in SE |")
    print("|---|---|---|---|---|---|---|")
    print("\n".join(monte_carlo))
    for note in comparison.notes:
        print(f"\n{note}")
    return 0 if all(row.agrees for row in rows) else 1


class Comparison:
    def __init__(self, arguments, teasel, posteriors, shared, mean, std):
        self._arguments, self._teasel, self._posteriors = arguments, teasel, posteriors
        self._shared, self._mean, self._std = shared, mean, std
        self.notes = []

    def _measure(self, metrics, **settings):
        """Teasel's figures, and what they cost first and again."""
        measured = self._teasel.measure(self._posteriors, metrics, evaluations=EVALUATIONS, **settings)
        return measured["figures"], Cost.of_teasel(measured["cost"]), Cost.of_teasel(measured["again"])

    def _side_by_side(self, metrics, other, **settings):
        """Both programs in turn, as often as asked for: results of the last turn, least costs."""
        ours, theirs = [], []
        for _ in range(self._arguments.repeats):
            figures, *turn = self._measure(metrics, **settings)
            ours.append(turn)
            result, cost = timed(other)
            theirs.append(cost)
        return figures, least(ours), result, Cost.least(theirs)

    def sampled(self):
        """Entropies and all that follows from them: twice by brute force, on Teasel's draws and on its own."""
        samples, few = self._arguments.samples, self._arguments.slice
        posteriors = brute_force.Posteriors(self._mean, self._std)
        own = posteriors.draw(few, self._arguments.seed)
        ours, costs, readings, brute_cost = self._side_by_side(
            SAMPLED, lambda: posteriors.read(*own), factors="false", samples=samples)
        points, components = np.load(self._shared / "draws.npy"), np.load(self._shared / "components.npy")
        best = posteriors.latents
        same = brute_force.sampled_figures(*posteriors.read(components, points), best)
        alone = [self._measure(WITHOUT_BINS, factors="false", samples=samples)[1:]
                 for _ in range(self._arguments.repeats)]
        on_same_draws = self._teasel.measure(self._posteriors, SAMPLED, factors="false", samples=few)["figures"]
        rows = [Row(figure, *cost, "NumPy, log-sum-exp (extrapolated)", brute_cost.times(samples / few),
                    largest_difference(on_same_draws, same), LEFT_OUT)
                for figure, cost in [
                    ("H(z), H(z_i), H(z_-i); I(x; z), SEPIN, WSEPIN, INDIN, WINDIN, TC", costs),
                    ("the same without I(x; z), whose metric has bins too", least(alone)),
                ]]
        figures = brute_force.sampled_figures(*readings, best)
        errors = brute_force.sampled_errors(*readings, best)
        return rows, [beside(name, ours[name], figures[name], errors[name]) for name in figures]

    def quantised(self, factors):
        if ndtr is None:
            self.notes.append("SciPy is not installed: quantised scores were left out.")
            return []
        figures, costs, other, other_cost = self._side_by_side(
            QUANTISED, lambda: brute_force.quantised_figures(self._mean, self._std, factors, ndtr))
        return [Row("MIG, RMIG, JEMMIG, MISJED, quantised", *costs, "NumPy and SciPy", other_cost,
                    largest_difference(figures, other), ROUNDING)]

    def learned(self, factors):
        if scikit is None:
            self.notes.append("scikit-learn is not installed: MIG of mean histograms, SAP and DCI were left out.")
            return []
        rows = self._arguments.rows
        mean = np.load(self._shared / "examples" / "mean.npy")
        labels = np.load(self._shared / "examples" / "factors.npy")
        share = round(len(mean) * 2 / 3)
        training, training_labels = mean[:share], labels[:share]
        tasks = [
            ("MIG of mean histograms", "mig:mean-histogram", ROUNDING,
             lambda: scikit.mean_histogram_mig(self._mean, factors)),
            (f"SAP, {len(training):,} rows", "sap", LEARNED,
             lambda: scikit.sap(training, training_labels, mean[share:], labels[share:])),
            (f"DCI by forests, {len(training):,} rows", "dci:random-forest", LEARNED,
             lambda: scikit.dci(training, training_labels)),
        ]
        table = []
        for figure, metric, tolerance, other in tasks:
            ours, costs, theirs, other_cost = self._side_by_side([metric], other, rows=rows)
            table.append(Row(figure, *costs, "scikit-learn", other_cost, largest_difference(ours, theirs), tolerance))
        return table

    def everything(self, parts):
        """All information metrics together, with factors, as the command runs them; beside the sum of their parts."""
        costs = [self._measure(EVERY, samples=self._arguments.samples)[1:] for _ in range(self._arguments.repeats)]
        row = Row("all information metrics, with factors", *least(costs))
        if parts:
            row.program, row.other = "what NumPy took for these, together", Cost.total([part.other for part in parts])
        return [row]


def least(turns):
    """The least costs of some turns, first and again."""
    return [Cost.least(costs) for costs in zip(*turns)]


def largest_difference(ours, theirs):
    return max(abs(ours[name]["value"] - value) for name, value in theirs.items())


def beside(name, ours, value, error):
    """A line of the second table."""
    difference = ours["value"] - value
    combined = np.hypot(ours["standardError"], error)
    return (f"| {name} | {ours['value']:.4f} | {ours['standardError']:.4f} | {value:.4f} | {error:.4f} "
            f"| {difference:+.4f} | {difference / combined:+.1f} |")
