"""What a piece of work took."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time, all threads, and on the clock."""

    cpu: float
    wall: float

    def times(self, factor):
        return Cost(self.cpu * factor, self.wall * factor)

    @staticmethod
    def least(costs):
        return Cost(min(c.cpu for c in costs), min(c.wall for c in costs))

    @staticmethod
    def total(costs):
        return Cost(sum(c.cpu for c in costs), sum(c.wall for c in costs))

    @staticmethod
    def of_teasel(cost):
        return Cost(cost["cpuSeconds"], cost["wallSeconds"])


def timed(work):
    """The result of some work, and its cost."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = work()
    return result, Cost(time.process_time() - cpu, time.perf_counter() - wall)
