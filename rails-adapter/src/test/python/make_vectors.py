"""Makes the project's own small vectors: numpy says what the Java stages must find.

Run with numpy: python3 make_vectors.py ../resources/io/micromap/rails/vectors
The formulas are those of the NGF rails, written down anew and as plainly as numpy allows.
"""
import json
import sys
from collections import deque
from pathlib import Path

import numpy as np


def moving_average(x, k):
    if k <= 1:
        return np.array(x, float)
    return np.convolve(np.pad(x, (k // 2, k // 2), mode="reflect"), np.ones(k) / k, mode="valid")


def prototype(width):
    half = np.sin(np.linspace(0, np.pi, max(3, width)))
    return half / (np.linalg.norm(half) + 1e-8)


def same(x, q):
    return np.correlate(x, q, "same")


def coefficient(x, q, index, width, length):
    window = x[max(0, index - width // 2):min(length, index + width // 2)]
    if len(window) < 3:
        return 0.0
    window = window - window.mean()
    part = q[:len(window)] - q[:len(window)].mean()
    return window @ part / (np.linalg.norm(window) * np.linalg.norm(part) + 1e-8)


def null_z(x, q, index, width, length):
    random = np.random.default_rng(0)
    shifts = [random.integers(1, max(2, length - 1)) for _ in range(120)]
    null = np.array([coefficient(np.roll(x, s), q, index, width, length) for s in shifts])
    return (coefficient(x, q, index, width, length) - null.mean()) / (null.std() + 1e-8)


def weigh(traces, sigma, width):
    names = list(traces)
    channels = [np.array(traces[name]) for name in names]
    common = np.mean(channels, axis=0)
    q = prototype(width)
    length = len(common)
    residuals = [moving_average(np.maximum(0, x - common), sigma) for x in channels]
    raws = [moving_average(x, sigma) for x in channels]
    curves = [same(x, q) for x in residuals]
    peaks = [int(np.argmax(c)) for c in curves]
    z_res = [null_z(x, q, p, width, length) for x, p in zip(residuals, peaks)]
    z_raw = [null_z(x, q, p, width, length) for x, p in zip(raws, peaks)]
    z_cm = null_z(moving_average(common, sigma), q, peaks[0], width, length)
    scores = [a + 0.4 * b - 0.3 * max(0, z_cm) for a, b in zip(z_res, z_raw)]
    return names, raws, curves, peaks, z_res, z_raw, z_cm, scores


def kept(names, mask, peaks, scores, at_least_one=True):
    keep = [i for i in range(len(names)) if mask[i]]
    if not keep and at_least_one:
        keep = [int(np.argmax(scores))]
    order = sorted(keep, key=lambda i: peaks[i])
    return {"keep": [names[i] for i in keep], "order": [names[i] for i in order]}


def report(traces, sigma, width):
    names, _, _, peaks, z_res, z_raw, z_cm, scores = weigh(traces, sigma, width)
    found = kept(names, [s >= 0.5 * (max(scores) + 1e-12) for s in scores], peaks, scores)
    found["channels"] = {
        name: {"peak_idx": peaks[i], "z_res": z_res[i], "z_raw": z_raw[i], "z_cm": z_cm, "score": scores[i]}
        for i, name in enumerate(names)
    }
    return found


def stock(traces, sigma, width):
    curves = [same(moving_average(np.array(x), sigma), prototype(width)) for x in traces.values()]
    scores = [c.max() for c in curves]
    peaks = [int(np.argmax(c)) for c in curves]
    return kept(list(traces), [s >= 0.6 * (max(scores) + 1e-12) for s in scores], peaks, scores)


def with_prior(traces, priors, sigma, width, z, rel_floor, alpha, beta_s, q_s, allow_empty):
    names, raws, curves, peaks, _, _, _, base = weigh(traces, sigma, width)
    fit = {key: np.array(value) for key, value in priors["_proj"].items()}
    half = max(1, width // 2)
    scores, areas = [], []
    for raw, curve, peak, score in zip(raws, curves, peaks, base):
        positive = np.maximum(0, raw)
        j = int(np.argmax(moving_average(positive, max(1, width))))
        around = positive[max(0, j - half):j + half + 1].sum()
        features = np.array([j / max(1, len(positive) - 1), around, positive.mean()])
        projected = ((features - fit["mean"]) @ fit["pcs"].T) / (fit["scales"] + 1e-8)
        radius = np.linalg.norm(projected[:2] - fit["center"])
        prior = np.interp(radius, priors["r"], priors["z"])
        scores.append((1 - alpha) * score + alpha * prior**q_s * beta_s)
        areas.append(np.maximum(0, curve[max(0, peak - half):peak + half + 1]).sum())
    best = max(scores)
    mask = [best > 0 and s >= rel_floor * best and s >= z and a >= 6 for s, a in zip(scores, areas)]
    return kept(names, mask, peaks, scores, not allow_empty)


def funnel(random):
    radii = np.round(random.uniform(0.05, 2, 30), 6)
    depths = np.round(np.exp(-radii) + random.normal(0, 0.1, 30), 6)
    edges = np.linspace(radii.min(), radii.max(), 13)
    centres = (edges[:-1] + edges[1:]) / 2
    inside = [depths[(radii >= a) & (radii < b)] for a, b in zip(edges[:-1], edges[1:])]
    profile = np.array([np.quantile(d, 0.65) if len(d) else np.nan for d in inside])
    known = ~np.isnan(profile)
    profile = np.interp(centres, centres[known], profile[known])
    core = 0.18 * np.exp(-((centres / (0.14 * centres.max())) ** 1.7))
    blend = 0.75 * profile + 0.25 * core
    rows = np.round(random.normal(0, 1, (9, 3)) * [0.2, 3, 0.3] + [0.5, 4, 0.2], 6)
    centred = rows - rows.mean(axis=0)
    components = np.linalg.svd(centred, full_matrices=False)[2][:3]
    scales = (centred @ components.T).std(axis=0, ddof=1) + 1e-8
    return {
        "radii": radii, "depths": depths, "profile_r": centres, "profile_z": profile,
        "core_z": core, "blend_z": blend, "warp_input": rows,
        "priors": {
            "r": centres, "z": (blend - blend.min()) / (blend.max() - blend.min() + 1e-9),
            "_proj": {"center": [0.0, 0.0], "pcs": components, "scales": scales, "mean": rows.mean(axis=0)},
        },
    }


def bumps(random, channels, length):
    t = np.arange(length)
    traces = {}
    for i in range(channels):
        bump = random.uniform(0.2, 1.5) * np.exp(-(((t - random.uniform(0.1, 0.9) * length) / (0.08 * length)) ** 2))
        noisy = bump * (random.uniform() < 0.7) + random.normal(0, 0.05, length)
        traces[f"c{i}"] = np.round(np.maximum(0, noisy) if i % 3 else noisy, 6)
    return traces


def cases(random):
    for length, channels, sigma, width in [
        (40, 3, 9, 13), (41, 3, 4, 13), (48, 2, 5, 14), (36, 1, 9, 11), (32, 12, 4, 9), (40, 3, 1, 16),
        (40, 3, 0, 7), (24, 3, 9, 33), (25, 2, 4, 64), (20, 3, 20, 160), (9, 2, 31, 8), (8, 2, 4, 3),
        (7, 3, 2, 2), (6, 2, 3, 1), (5, 2, 3, 4), (2, 2, 1, 6), (1, 2, 9, 9), (60, 4, 8, 60), (60, 3, 12, 59),
        (200, 3, 9, 160),
    ]:
        yield bumps(random, channels, length), sigma, width
    zeros = np.zeros(30)
    bump = np.round(np.sin(np.linspace(0, np.pi, 30)) ** 8, 6)
    yield {"a": zeros, "b": zeros}, 9, 13
    yield {"a": zeros, "b": bump}, 4, 13
    yield {"a": zeros + 0.5, "b": zeros + 0.25}, 9, 8
    yield {"a": zeros - 0.5, "b": np.roll(bump, 4) - 1}, 9, 8
    yield {"a": bump, "b": np.roll(bump, 7), "c": zeros + 0.125}, 5, 9


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, deque)):
        return [plain(item) for item in value]
    return plain(value.tolist()) if isinstance(value, (np.ndarray, np.generic)) else value


def parsers(random):
    reports, stocks, priors = [], [], []
    for seed, (traces, sigma, width) in enumerate(cases(random)):
        given = {"seed": seed, "T": len(next(iter(traces.values()))), "sigma": sigma, "proto_width": width}
        reports.append({**given, "traces": traces, **report(traces, sigma, width)})
        stocks.append({"seed": seed, **stock(traces, sigma, width)})
        params = {
            "z": [2.4, 0.2, -9.0][seed % 3], "rel_floor": 0.6, "alpha": [0.05, 0.5][seed % 2],
            "beta_s": 0.25, "q_s": 2.0, "allow_empty": seed % 4 < 2,
        }
        prior = funnel(random)
        found = with_prior(traces, prior["priors"], sigma, width, **params)
        priors.append({"seed": seed, "params": params, **prior, **found})
    return {"parse_report": reports, "stock_parse": stocks, "parse_with_prior": priors}


def matched_filter(random):
    def standard(x):
        return (x - x.mean()) / (x.std() + 1e-8)

    vectors = []
    for length, width in [(50, 2), (31, 13), (30, 12), (20, 33), (21, 32), (5, 5)]:
        x = np.round(random.normal(0, 1, length), 6)
        q = prototype(width)
        reverse = standard(q)[::-1]
        draws = np.random.default_rng(0)
        shifts = [draws.integers(1, max(2, length - 1)) for _ in range(50)]
        heights = np.array([same(standard(np.roll(x, s)), reverse).max() for s in shifts])
        vectors.append({
            "x": x, "width": width, "proto": q, "nxcorr_same": same(standard(x), reverse),
            "null_threshold_circ": heights.mean() + 2.2 * (heights.std() + 1e-8),
            "moving_average_9": moving_average(x, 9), "moving_average_4": moving_average(x, 4),
        })
    return vectors


def smooth(x, method, alpha, k, z):
    if z is not None:
        deviation = x.std() + 1e-8
        x = np.clip((x - x.mean()) / deviation, -z, z) * deviation + x.mean()
    if method != "ema":
        k += 1 - k % 2
        padded = np.pad(x, (k // 2, k // 2), mode="reflect")
        x = np.array([np.median(padded[i:i + k]) for i in range(len(x))])
    if method == "median":
        return x
    total = weight = 0.0
    out = []
    for value in x:
        total = alpha * value + (1 - alpha) * total
        weight = alpha + (1 - alpha) * weight
        out.append(total / (weight + 1e-12))
    return np.array(out)


def stream(xs, mode, decay, k):
    average, last, ys = None, deque(maxlen=k), []
    for x in xs:
        average = x if average is None else decay * average + (1 - decay) * x
        last.append(x)
        median = np.median(np.stack(last), axis=0)
        ys.append({"off": x, "ema": average, "median": median, "hybrid": (average + median) / 2}[mode])
    return ys


def denoise(random):
    temporal, streaming, guard = [], [], []
    for method in ("ema", "median", "hybrid"):
        for k, z, length in [(5, 1.5, 17), (4, None, 12), (1, 3.0, 6), (9, 1.0, 3), (7, 2.0, 1)]:
            x = np.round(random.normal(0, 1, length), 6)
            y = smooth(x, method, 0.3, k, z)
            temporal.append({"x": x, "method": method, "ema_alpha": 0.3, "k": k, "guard_z": z, "y": y})
    for mode in ("off", "ema", "median", "hybrid"):
        for k in (1, 4):
            xs = np.round(random.normal(0, 1, (7, 2)), 6)
            ys = stream(xs, mode, 0.85, k)
            streaming.append({"xs": xs, "mode": mode, "ema_decay": 0.85, "median_k": k, "ys": ys})
    for x in (np.round(random.normal(0, 1, 11), 6), np.zeros(4) + 2):
        guard.append({"x": x, "z": 1.0, "y": smooth(x, "ema", 1.0, 1, 1.0)})
    return {"temporal": temporal, "streaming": streaming, "phantom_guard": guard}


def main():
    random = np.random.default_rng(20260101)
    files = parsers(random)
    files["matched_filter"] = matched_filter(random)
    files["denoise"] = denoise(random)
    for name, content in files.items():
        Path(sys.argv[1], name + ".json").write_text(json.dumps(plain(content)) + "\n")


main()
