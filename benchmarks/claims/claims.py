"""Reads trained and scored runs, writes claims.csv and strips.svg beside them, and prints means."""

import csv
import json
import math
import pathlib
import statistics
import sys

USUAL_LATENTS = 10
TICK = 0.05
WIDTH, ROW, LEFT, RIGHT, TOP, BOTTOM = 720, 34, 210, 30, 52, 46
COLOURS = {"": "#0b3a5f", "correlation 0.9": "#c4622d", "split": "#5d8c3a"}


def main(folder):
    runs = [read(path.parent) for path in sorted(folder.glob("*/*/training.json"))
            if (path.parent / "report/scores.json").exists()]
    if not runs:
        sys.exit(f"{folder} has no run that is trained and scored")
    runs.sort(key=lambda run: (run["model"], run["variant"], run["seed"]))
    with open(folder / "claims.csv", "w", newline="") as file:
        table = csv.DictWriter(file, runs[0].keys(), lineterminator="\n")
        table.writeheader()
        table.writerows(runs)
    (folder / "strips.svg").write_text(svg(runs, "mig", "MIG of each seed; the bar is the mean"))
    print("| model | seeds | MIG | SAP | TC of means | TC of samples |\n|---|---|---|---|---|---|")
    for name, group in groups(runs).items():
        figures = " | ".join(spread([run[key] for run in group])
                             for key in ("mig", "sap", "tc-of-mean", "tc-of-sample"))
        print(f"| {name} | {len(group)} | {figures} |")


def read(run):
    training = json.loads((run / "training.json").read_text())
    scores = {score["name"]: score["value"]
              for score in json.loads((run / "report/scores.json").read_text())["scores"]}
    plan = training["plan"]
    latents = plan["networks"]["latents"]
    variant = ("split" if plan["networks"]["splitDepth"] else
               f"correlation {plan['noiseCorrelation']}" if plan["noiseCorrelation"] else
               f"{latents} latents" if latents != USUAL_LATENTS else "")
    return {"model": plan["model"], "variant": variant, "seed": plan["seed"], "steps": training["steps"],
            **{name: scores[name] for name in ("mig", "sap", "modularity")},
            **{name: float(training["validation"][name]) for name in ("loss", "reconstruction", "tc-of-mean", "tc-of-sample")}}


def groups(runs):
    found = {}
    for run in runs:
        found.setdefault(f"{run['model']}, {run['variant']}" if run["variant"] else run["model"], []).append(run)
    return found


def spread(values):
    if not all(map(math.isfinite, values)):
        return " ".join(f"{value:.4f}" for value in values)
    deviation = f" ± {statistics.stdev(values):.4f}" if len(values) > 1 else ""
    return f"{statistics.mean(values):.4f}{deviation}"


def svg(runs, key, title):
    """A strip of dots for each model, one dot a seed."""
    strips = groups(runs)
    most = max(run[key] for run in runs) * 1.05
    height = TOP + ROW * len(strips) + BOTTOM
    across = lambda value: LEFT + (WIDTH - LEFT - RIGHT) * value / most
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
             'font-family="system-ui, sans-serif" font-size="13" fill="#333">',
             f"<title>{title}</title>", f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
             f'<text x="16" y="26" font-size="15" font-weight="600">{title}</text>']
    for tick in range(int(most / TICK) + 1):
        x = across(tick * TICK)
        parts.append(f'<path d="M{x:.1f} {TOP}V{height - BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x:.1f}" y="{height - BOTTOM + 20}" text-anchor="middle">{tick * TICK:.2f}</text>')
    for number, (name, group) in enumerate(strips.items()):
        y = TOP + ROW * (number + 0.5)
        mean = across(statistics.mean(run[key] for run in group))
        colour = COLOURS.get(group[0]["variant"], "#777")
        parts.append(f'<text x="{LEFT - 12}" y="{y + 4:.1f}" text-anchor="end">{name}</text>')
        parts += [f'<circle cx="{across(run[key]):.1f}" cy="{y:.1f}" r="5" fill="{colour}" fill-opacity="0.6"/>'
                  for run in group]
        parts.append(f'<path d="M{mean:.1f} {y - 11:.1f}v22" stroke="{colour}" stroke-width="3"/>')
    return "\n".join(parts) + "\n</svg>\n"


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
