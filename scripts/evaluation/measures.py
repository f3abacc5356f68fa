"""How good a ranking is, and whether one is better than another. Pure functions.

A ranking is a list of article ids, best first; `gains` maps the ids of the relevant articles to their gain, which is
above 0. The measures are those of trec_eval (map, ndcg_cut_10, P_10, recall_100, recip_rank) on what was ranked.
"""
import dataclasses
import math
import random
import statistics

PERMUTATIONS = 10_000
SAMPLES = 10_000
SEED = 1987
# Differences below this are the rounding of sums.
TIE = 1e-9


def average_precision(ranking, gains):
    found, total = 0, 0.0
    for rank, article in enumerate(ranking, 1):
        if article in gains:
            found += 1
            total += found / rank
    return total / len(gains)


def discounted_gain(gains):
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(ranking, gains, depth):
    ideal = sorted(gains.values(), reverse=True)
    return discounted_gain(gains.get(article, 0) for article in ranking[:depth]) / discounted_gain(ideal[:depth])


def found(ranking, gains, depth):
    return sum(article in gains for article in ranking[:depth])


def reciprocal_rank(ranking, gains):
    return next((1 / rank for rank, article in enumerate(ranking, 1) if article in gains), 0.0)


# The first of each is the one that comparisons and lists of topics go by.
JUDGED = {
    "MAP": average_precision,
    "nDCG@10": lambda ranking, gains: ndcg(ranking, gains, 10),
    "P@10": lambda ranking, gains: found(ranking, gains, 10) / 10,
    "recall@100": lambda ranking, gains: found(ranking, gains, 100) / len(gains),
    "MRR": reciprocal_rank,
}
KNOWN_ITEM = {
    "MRR@10": lambda ranking, gains: reciprocal_rank(ranking[:10], gains),
    "found@10": lambda ranking, gains: float(found(ranking, gains, 10) > 0),
}
# What the mean is a mean of.
OF_ONE_TOPIC = {"MAP": "average precision", "MRR@10": "reciprocal rank"}


def scores(measure, rankings, relevant):
    """What each topic that has relevant articles scores; one that was not answered scores 0."""
    return {topic: measure(rankings.get(topic, []), gains) for topic, gains in relevant.items()}


def means(measures, rankings, relevant):
    return {name: statistics.fmean(scores(measure, rankings, relevant).values()) for name, measure in measures.items()}


@dataclasses.dataclass(frozen=True)
class Comparison:
    better: int
    same: int
    worse: int
    mean: float
    p: float  # two-sided, of a mean as far from 0 by chance
    interval: tuple  # of the mean, 95 %


def chance_of(differences):
    """Two-sided paired randomisation test: how often is the mean as far from 0 where each sign is drawn by lot?"""
    changed = [d for d in differences if abs(d) > TIE]
    observed, total = abs(sum(changed)), sum(changed)
    draw = random.Random(SEED)
    as_far = 0
    for _ in range(PERMUTATIONS):
        flips = draw.getrandbits(len(changed) + 1)
        flipped = sum(d for i, d in enumerate(changed) if flips >> i & 1)
        as_far += abs(total - 2 * flipped) >= observed - TIE
    # The ranking as it is counts as one of the permutations, so that chance is never ruled out.
    return (as_far + 1) / (PERMUTATIONS + 1)


def interval_of(differences):
    """Bootstrap: the middle 95 % of the means of topics drawn with replacement."""
    draw, n = random.Random(SEED), len(differences)
    drawn = sorted(sum(draw.choices(differences, k=n)) / n for _ in range(SAMPLES))
    return drawn[int(0.025 * SAMPLES)], drawn[int(0.975 * SAMPLES) - 1]


def compare(before, after):
    """Of two maps from the same topics to scores."""
    differences = [after[topic] - before[topic] for topic in before]
    better, worse = sum(d > TIE for d in differences), sum(d < -TIE for d in differences)
    return Comparison(better, len(differences) - better - worse, worse, statistics.fmean(differences),
                      chance_of(differences), interval_of(differences))


def most_changed(before, after, count):
    """Topics, the largest difference first, up or down."""
    changed = [topic for topic in before if abs(after[topic] - before[topic]) > TIE]
    return sorted(changed, key=lambda topic: -abs(after[topic] - before[topic]))[:count]
