"""Logistic regression over sparse features, by Newton's method with a penalty on squared weights."""
import math


def probability(score):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def solve(matrix, vector):
    """Of a symmetric, positive definite system (Cholesky)."""
    n = len(vector)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        row = low[i]
        for j in range(i + 1):
            rest = matrix[i][j] - sum(map(lambda a, b: a * b, row[:j], low[j][:j]))
            row[j] = math.sqrt(rest) if i == j else rest / low[j][j]
    for i in range(n):
        vector[i] = (vector[i] - sum(map(lambda a, b: a * b, low[i][:i], vector[:i]))) / low[i][i]
    for i in reversed(range(n)):
        vector[i] = (vector[i] - sum(low[k][i] * vector[k] for k in range(i + 1, n))) / low[i][i]
    return vector


def fit(rows, labels, size, penalty, free=(0,), steps=7):
    """Weights of `size` features; rows are lists of (feature, value); those in `free` bear no penalty."""
    weights = [0.0] * size
    for _ in range(steps):
        gradient = [-(0 if f in free else penalty) * w for f, w in enumerate(weights)]
        hessian = [[0.0] * size for _ in range(size)]
        for f in range(size):
            hessian[f][f] = 1e-6 if f in free else penalty
        for row, label in zip(rows, labels):
            p = probability(sum(weights[f] * x for f, x in row))
            for f, x in row:
                gradient[f] += (label - p) * x
                at, v = hessian[f], p * (1 - p) * x
                for g, y in row:
                    at[g] += v * y
        weights = [w + d for w, d in zip(weights, solve(hessian, gradient))]
    return weights


def log_loss(predictions, labels):
    return -sum(math.log(max(1e-9, p if y else 1 - p)) for p, y in zip(predictions, labels)) / max(1, len(labels))
