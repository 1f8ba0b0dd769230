"""How cost grows with the number of observations and of latents."""

import time

import numpy as np

import chart
from clock import Cost
from table import SAMPLED

# Seconds that processor clocks tell apart.
GRAIN = 0.01


def run(arguments, teasel, folder):
    begun = time.perf_counter()
    costs, rate = {}, None
    cells = sorted(
        ((latents, size) for latents in arguments.latents for size in arguments.observations),
        key=lambda cell: cell[0] * cell[1])
    for latents, size in cells:
        left = arguments.budget - (time.perf_counter() - begun)
        if left < 0 or (rate is not None and rate * latents * size > left):
            continue
        posteriors = folder / f"{size}x{latents}"
        start = time.perf_counter()
        teasel.generate(posteriors, size, latents)
        runs = [teasel.measure(posteriors, SAMPLED, factors="false", samples=arguments.samples)
                for _ in range(arguments.repeats)]
        costs[latents, size] = max(GRAIN, min(reading(r["stages"]) for r in runs))
        rate = (time.perf_counter() - start) / (latents * size)
        for file in posteriors.iterdir():
            file.unlink()
    report = markdown(arguments, costs)
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "growth.md").write_text(report)
    (arguments.out / "growth.svg").write_text(picture(arguments, costs))
    print(report, end="")
    return 0


def reading(stages):
    """CPU seconds of gathering components and reading them at all draws; the first pass only draws."""
    return sum(Cost.of_teasel(cost).cpu for name, cost in stages.items() if name != "pass 1 of 2")


def points(arguments, costs, latents):
    return [(size, costs[latents, size]) for size in sorted(arguments.observations) if (latents, size) in costs]


def markdown(arguments, costs):
    sizes = sorted(arguments.observations)
    lines = [f"CPU seconds of Teasel for H(z), all H(z_i) and all H(z_-i) at {arguments.samples:,} draws, synthetic "
             f"posteriors, the least of {arguments.repeats}; a dash where the time budget was spent. The exponent is "
             "that of N.", "",
             "| L | " + " | ".join(f"N = {size:,}" for size in sizes) + " | exponent |",
             "|---" * (len(sizes) + 2) + "|"]
    for latents in sorted(arguments.latents):
        cells = [f"{costs[latents, size]:.2f}" if (latents, size) in costs else "–" for size in sizes]
        lines.append(f"| {latents} | " + " | ".join(cells) + f" | {exponent(points(arguments, costs, latents))} |")
    return "\n".join(lines) + "\n"


def exponent(line):
    """Slope of log cost over log N, by least squares."""
    if len(line) < 2:
        return "–"
    sizes, seconds = np.log(np.array(line)).T
    return f"{np.polyfit(sizes, seconds, 1)[0]:.2f}"


def picture(arguments, costs):
    lines = {f"L = {latents}": points(arguments, costs, latents) for latents in sorted(arguments.latents)}
    return chart.svg({name: line for name, line in lines.items() if line},
                     f"CPU seconds at {arguments.samples:,} draws", "observations N")
