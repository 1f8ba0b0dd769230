"""Teasel, in a virtual machine of its own for each measurement."""

import json
import subprocess
import sys
from pathlib import Path

JAR = Path(__file__).resolve().parent.parent / "target" / "benchmarks.jar"

# As the launcher of the teasel command sets them.
JAVA = ["java", "--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"]


class Teasel:
    def __init__(self, seed, threads=None):
        self._fixed = {"seed": seed}
        if threads:
            self._fixed["threads"] = threads

    def generate(self, folder, observations, latents):
        """Writes synthetic posteriors."""
        self._run("generate", to=folder, observations=observations, latents=latents)

    def extract(self, posteriors, folder, samples, rows):
        """Writes the draws and the rows for learners that Teasel chooses."""
        self._run("extract", posteriors=posteriors, to=folder, samples=samples, rows=rows)

    def measure(self, posteriors, metrics, **settings):
        """Scores, with what the first evaluation of a new virtual machine took, and what others took after it."""
        return json.loads(self._run("measure", posteriors=posteriors, metrics=",".join(metrics), **settings))

    def _run(self, task, **arguments):
        words = [f"{name}={value}" for name, value in {**self._fixed, **arguments}.items()]
        command = [*JAVA, "-cp", str(JAR), "org.teasel.benchmarks.compare.Main", task, *words]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"compare: {' '.join(command)}\n{done.stderr}")
        return done.stdout
