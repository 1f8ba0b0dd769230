"""The formulas of Do and Tran (2020) in NumPy, as one writes them down: every draw, every component, every latent.

Densities are kept in the log domain and summed by log-sum-exp, so that none underflows. All in nats.
"""

import numpy as np


class Posteriors:
    """q(z given x) = prod_i N(z_i; mean_i, std_i^2), latent by latent so that arithmetic runs along components."""

    def __init__(self, mean, std):
        self.mean = np.ascontiguousarray(mean.T, dtype=np.float64)
        self.std = np.ascontiguousarray(std.T, dtype=np.float64)
        self.height = -np.log(self.std) - 0.5 * np.log(2 * np.pi)
        self.latents, self.size = self.mean.shape

    def draw(self, samples, seed):
        """Components n_m and points z^(m) [S, L] of the aggregated posterior."""
        random = np.random.default_rng(seed)
        components = random.integers(self.size, size=samples)
        mean, std = self.mean[:, components].T, self.std[:, components].T
        return components, mean + std * random.standard_normal(mean.shape)

    def read(self, components, points):
        """log q(z_S) and log q(z_S given x_n_m) at each draw, [S, 2 L + 1] each: all, each, and all but each."""
        mixture, own = [], []
        for n, z in zip(components, points):
            each = self.height - 0.5 * ((z[:, None] - self.mean) / self.std) ** 2
            mixture.append([log_mean_exp(e) for e in sets(each)])
            own.append(sets(each[:, n]))
        return np.array(mixture), np.array(own)


def sets(each):
    """log densities of all latents, of each, and of all but each, from those of each."""
    total = each.sum(axis=0)
    return [total, *each, *(total - e for e in each)]


def log_mean_exp(exponents):
    largest = exponents.max()
    return largest + np.log(np.exp(exponents - largest).mean())


def sampled_figures(mixture, own, best):
    """Entropies and scores from readings at draws; best is the k of SEPIN and INDIN."""
    latents = (own.shape[1] - 1) // 2
    entropies = -mixture.mean(axis=0)
    informations = entropies + own.mean(axis=0)
    joint, alone, rest = informations[0], informations[1 : latents + 1], informations[latents + 1 :]
    separable = joint - rest
    # I(z_i; z_-i) = H(z_i) + H(z_-i) - H(z)
    independent = alone - (entropies[1 : latents + 1] + entropies[latents + 1 :] - entropies[0])
    weights = np.maximum(alone, 0) / np.maximum(alone, 0).sum()
    figures = {
        "informativeness": joint,
        "sepin": np.sort(separable)[-best:].mean(),
        "wsepin": weights @ separable,
        "indin": np.sort(independent)[-best:].mean(),
        "windin": weights @ independent,
        "tc": entropies[1 : latents + 1].sum() - entropies[0],
        "H(z)": entropies[0],
    }
    for i in range(latents):
        figures[f"H(z_{i})"] = entropies[1 + i]
        figures[f"H(z_-{i})"] = entropies[1 + latents + i]
    return {name: float(value) for name, value in figures.items()}


def sampled_errors(mixture, own, best, groups=20):
    """Standard errors of the same, by leaving out a group of draws at a time."""
    group = np.arange(len(mixture)) % groups
    without = [sampled_figures(mixture[group != g], own[group != g], best) for g in range(groups)]
    return {
        name: float(np.sqrt((groups - 1) * np.var([figures[name] for figures in without])))
        for name in without[0]
    }


def quantised_figures(mean, std, factors, normal_cdf, bins=100, low=-4.0, high=4.0):
    """MIG, RMIG and JEMMIG from bins of q(z_i given x), and MISJED; tails fall in the outer bins."""
    size, latents = mean.shape
    edges = np.linspace(low, high, bins + 1)[1:-1]
    codes = [np.unique(column, return_inverse=True)[1] for column in factors.T]
    factor_entropy = np.array([entropy(np.bincount(code) / size) for code in codes])
    latent_entropy = np.zeros(latents)
    joint = np.zeros((latents, len(codes)))
    for i in range(latents):
        cumulative = normal_cdf((edges - mean[:, i, None]) / std[:, i, None])
        mass = np.diff(cumulative, axis=1, prepend=0.0, append=1.0)
        latent_entropy[i] = entropy(mass.mean(axis=0))
        for k, code in enumerate(codes):
            table = [mass[code == value].sum(axis=0) / size for value in range(code.max() + 1)]
            joint[i, k] = entropy(np.array(table))
    information = latent_entropy[:, None] + factor_entropy - joint
    gap, best = gaps(information)
    pairs = []
    places = np.digitize(mean, edges)
    for i in range(latents):
        for j in range(latents):
            if i != j:
                both = np.bincount(places[:, i] * bins + places[:, j]) / size
                pairs.append(latent_entropy[i] + latent_entropy[j] - entropy(both))
    return {
        "mig": float((gap / factor_entropy).mean()),
        "rmig": float(gap.mean()),
        "jemmig": float((joint[best, np.arange(len(codes))] - gap).mean()),
        "misjed": float(np.mean(pairs)),
    }


def gaps(information):
    """By how much each factor's best latent is ahead of the next, and which it is."""
    order = np.sort(information, axis=0)
    return order[-1] - order[-2], information.argmax(axis=0)


def entropy(probabilities):
    positive = probabilities[probabilities > 0]
    return -(positive * np.log(positive)).sum()
