"""Worn bench tops: wood, painted wood, steel, a cutting mat. Everything from noise; no picture of anything is read."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Array = np.ndarray


@dataclass
class Bench:
    """Colour (linear R, G, B), relief in mm, and how mirror-like each place is: 0 dull to 1."""

    colour: Array
    relief: Array
    gloss: Array


def noise(rng: np.random.Generator, shape: tuple[int, int], cell: tuple[float, float], octaves: int = 3) -> Array:
    """Smooth noise around 0 with a deviation near 1. `cell`: size of its coarsest grain in pixels, height and width."""
    height, width = shape
    total, weight = np.zeros(shape, np.float32), 0.0
    for octave in range(octaves):
        ch, cw = (max(c / 2**octave, 1.0) for c in cell)
        grid = rng.standard_normal((int(height / ch) + 4, int(width / cw) + 4)).astype(np.float32)
        big = cv2.resize(grid, (int(grid.shape[1] * cw) + 1, int(grid.shape[0] * ch) + 1), interpolation=cv2.INTER_CUBIC)
        y, x = (int(rng.uniform(0, big.shape[i] - shape[i])) for i in (0, 1))
        total += big[y : y + height, x : x + width] * 0.5**octave
        weight += 0.25**octave
    return total / np.float32(np.sqrt(weight) * 0.75)


def step(x: Array, low: float, high: float) -> Array:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def mix(a: Array, b: Array, t: Array) -> Array:
    return a + (b - a) * t[..., None]


def scratches(rng: np.random.Generator, shape: tuple[int, int], scale: float, count: int, wide: float) -> Array:
    """Thin, slightly bent lines of varying strength, 0 to 1."""
    layer = np.zeros(shape, np.float32)
    height, width = shape
    main = rng.uniform(0, np.pi)
    for _ in range(count):
        angle = main + rng.normal(0, 0.35) if rng.random() < 0.6 else rng.uniform(0, np.pi)
        length = rng.gamma(2.0, 9.0) * scale
        start = rng.uniform(-0.1, 1.1, 2) * (width, height)
        along = np.linspace(0, 1, 9)[:, None]
        way = np.array([np.cos(angle), np.sin(angle)])
        bend = np.array([-way[1], way[0]]) * rng.normal(0, 0.03) * length
        points = start + way * length * along + bend * (along * (1 - along) * 4)
        thick = max(1, int(rng.exponential(wide * scale) + 0.5))
        line = np.zeros(shape, np.uint8) if thick > 2 else None
        value = float(rng.uniform(0.15, 0.9))
        target = layer if line is None else line
        cv2.polylines(target, [np.round(points * 8).astype(np.int32)], False, value if line is None else 255, thick, cv2.LINE_AA if line is not None else cv2.LINE_8, 3)
        if line is not None:
            layer = np.maximum(layer, line.astype(np.float32) / 255 * value)
    return cv2.GaussianBlur(layer, (0, 0), max(0.5, 0.08 * scale))


def _grain(rng: np.random.Generator, shape: tuple[int, int], s: float) -> tuple[Array, Array]:
    """Late-wood bands and fibres of a plank that runs along x; both 0 to 1."""
    height, width = shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / s
    bend = noise(rng, shape, (26 * s, 120 * s), 2) * 2.4 + noise(rng, shape, (4 * s, 40 * s), 2) * 0.35
    depth = y * rng.uniform(0.12, 0.4) + bend
    dark = np.zeros(shape, np.float32)
    for _ in range(int(rng.poisson(0.8))):
        kx, ky, kr = rng.uniform(0, width / s), rng.uniform(0, height / s), rng.uniform(2.0, 5.5)
        r = np.hypot((x - kx) * 0.55, y - ky) / kr
        depth = depth + 3.0 * np.exp(-(r**2) * 0.35) * np.sign(rng.normal())
        dark = np.maximum(dark, np.exp(-(r**3) * 1.1))
    rings = depth * rng.uniform(0.7, 1.3)
    saw = rings - np.floor(rings)
    bands = step(saw, 0.1, 0.85) * (1 - step(saw, 0.88, 1.0))
    fibre = noise(rng, shape, (0.55 * s, 34 * s), 2) * 0.5 + noise(rng, shape, (0.3 * s, 8 * s), 1) * 0.4
    return np.clip(bands * 0.75 + dark * 0.9, 0, 1.4), fibre


WOODS = ((0.46, 0.29, 0.15), (0.38, 0.22, 0.11), (0.52, 0.36, 0.20), (0.30, 0.20, 0.125), (0.22, 0.125, 0.07), (0.42, 0.33, 0.24))


def wood(rng: np.random.Generator, shape: tuple[int, int], s: float) -> Bench:
    """Planks with grain, knots, gaps, nail-size holes and old oil."""
    height, width = shape
    turned = rng.random() < 0.35
    size = (width, height) if turned else shape
    base = np.array(WOODS[rng.integers(len(WOODS))]) * rng.uniform(0.75, 1.15)
    colour = np.zeros((*size, 3), np.float32)
    relief = np.zeros(size, np.float32)
    plank, y = rng.uniform(38, 110) * s, -rng.uniform(0, 60) * s
    while y < size[0]:
        y0, y1 = int(max(y, 0)), int(min(y + plank, size[0]))
        if y1 - y0 > 2:
            bands, fibre = _grain(rng, (y1 - y0, size[1]), s)
            tint = base * rng.uniform(0.86, 1.12) * (1 + rng.normal(0, 0.025, 3))
            late = tint * np.array([0.62, 0.54, 0.46])
            piece = mix(np.broadcast_to(tint, (*bands.shape, 3)), np.broadcast_to(late, (*bands.shape, 3)), np.clip(bands * 0.62, 0, 1))
            colour[y0:y1] = piece * (1 + 0.11 * np.clip(fibre, -2.5, 2.5))[..., None]
            edge = np.minimum(np.arange(y0, y1) - y, y + plank - np.arange(y0, y1))[:, None] / s
            relief[y0:y1] = fibre * 0.022 + bands * 0.03 - 0.9 * np.exp(-((edge / 0.55) ** 2))
            colour[y0:y1] *= (1 - 0.85 * np.exp(-((edge / 0.5) ** 2)))[..., None].astype(np.float32)
        y += plank
    worn = step(noise(rng, size, (45 * s, 80 * s)), -0.2, 1.6)
    colour = mix(colour, colour * 1.16 + 0.02, worn * 0.7)
    gloss = (0.10 + 0.25 * rng.random() * step(noise(rng, size, (60 * s, 60 * s)), -1, 1)).astype(np.float32)
    if turned:
        colour, relief, gloss = (np.ascontiguousarray(np.swapaxes(a, 0, 1)) for a in (colour, relief, gloss))
    bench = Bench(colour, relief, gloss)
    if rng.random() < 0.22:
        _paint(rng, bench, s)
    return bench


def _paint(rng: np.random.Generator, bench: Bench, s: float) -> None:
    """Old paint that is worn through at places."""
    shape = bench.relief.shape
    paint = np.array([(0.42, 0.46, 0.44), (0.16, 0.27, 0.30), (0.50, 0.47, 0.40), (0.13, 0.2, 0.13), (0.30, 0.31, 0.33)][rng.integers(5)])
    left = step(noise(rng, shape, (30 * s, 50 * s), 5) + bench.relief * 6, -0.75, -0.45)
    shade = 1 + 0.05 * noise(rng, shape, (8 * s, 8 * s))
    bench.colour = mix(bench.colour, paint * shade[..., None], left * 0.95)
    bench.relief = bench.relief * (1 - 0.6 * left) + 0.05 * left
    bench.gloss = bench.gloss + 0.18 * left


def steel(rng: np.random.Generator, shape: tuple[int, int], s: float) -> Bench:
    """A steel plate: rolled grey, rust where it was wet, bright where it was rubbed."""
    tone = rng.uniform(0.13, 0.30)
    cloud = noise(rng, shape, (40 * s, 40 * s), 4)
    brushed = noise(rng, shape, (0.4 * s, 30 * s), 2) if rng.random() < 0.6 else noise(rng, shape, (1.2 * s, 1.2 * s), 2)
    value = tone * (1 + 0.16 * cloud + 0.07 * brushed)
    colour = np.repeat(value[..., None], 3, 2) * (np.array([0.97, 1.0, 1.04]) + rng.normal(0, 0.012, 3))
    rust = step(noise(rng, shape, (34 * s, 34 * s), 5), rng.uniform(1.0, 2.2), 2.9)
    speck = step(noise(rng, shape, (2 * s, 2 * s), 3), 1.7, 2.6) * step(cloud, -0.3, 1)
    rust = np.clip(rust + 0.7 * speck, 0, 1)
    tint = np.array([0.21, 0.085, 0.03]) * (1 + 0.3 * noise(rng, shape, (2 * s, 2 * s)))[..., None]
    colour = mix(colour, tint, rust * 0.8)
    return Bench(colour, brushed * 0.006 + rust * 0.03, ((0.32 + 0.12 * cloud) * (1 - rust)).astype(np.float32))


def mat(rng: np.random.Generator, shape: tuple[int, int], s: float) -> Bench:
    """A cutting mat or a rubber mat, with or without lines."""
    base = np.array([(0.035, 0.10, 0.075), (0.05, 0.055, 0.06), (0.04, 0.07, 0.13), (0.12, 0.12, 0.115)][rng.integers(4)])
    grainy = noise(rng, shape, (0.8 * s, 0.8 * s), 2)
    colour = base * (1 + 0.09 * grainy + 0.10 * noise(rng, shape, (50 * s, 50 * s)))[..., None]
    if rng.random() < 0.6:
        height, width = shape
        angle, cell = rng.normal(0, 0.25), rng.choice([10.0, 12.7]) * s
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        a, b = x * np.cos(angle) + y * np.sin(angle), -x * np.sin(angle) + y * np.cos(angle)
        lines = np.maximum(*(step(np.abs((c / cell + 0.3) % 1 - 0.5) * cell / s, 0.32, 0.12) for c in (a, b)))
        colour = mix(colour, base * 2.5 + 0.07, lines * 0.5 * step(noise(rng, shape, (12 * s, 12 * s)), -1.5, 0.5))
    return Bench(colour, grainy * 0.012, np.full(shape, rng.uniform(0.1, 0.22), np.float32))


def _stains(rng: np.random.Generator, bench: Bench, s: float) -> None:
    """Oil that soaked in, the ring of a cup, drips of paint, sawdust, drilled holes."""
    shape = bench.relief.shape
    height, width = shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / s
    oil = step(noise(rng, shape, (36 * s, 36 * s), 4), 0.9, 1.7) * rng.uniform(0.2, 0.65)
    bench.colour = bench.colour * (1 - oil[..., None] * np.array([0.5, 0.55, 0.62]))
    bench.gloss = bench.gloss + oil * 0.15
    wobble = noise(rng, shape, (10 * s, 10 * s)) * 0.8
    if rng.random() < 0.35:
        cx, cy, cr = rng.uniform(0, width / s), rng.uniform(0, height / s), rng.uniform(30, 42)
        ring = np.exp(-(((np.hypot(x - cx, y - cy) - cr + wobble * 0.4) / 1.3) ** 2)) * step(wobble, -1, 0.7)
        bench.colour = bench.colour * (1 - 0.42 * ring[..., None])
    for _ in range(int(rng.poisson(1.2))):
        cx, cy, cr = rng.uniform(0, width / s), rng.uniform(0, height / s), rng.gamma(2, 0.9)
        drop = step(cr - np.hypot(x - cx, y - cy) + wobble * 0.35, 0, 0.35)
        tint = np.array([(0.6, 0.58, 0.52), (0.35, 0.05, 0.03), (0.05, 0.1, 0.28), (0.02, 0.02, 0.02)][rng.integers(4)])
        bench.colour = mix(bench.colour, np.broadcast_to(tint, bench.colour.shape), drop * 0.85)
        bench.relief = bench.relief + drop * 0.08
    for _ in range(int(rng.poisson(0.8))):
        cx, cy, cr = rng.uniform(0, width / s), rng.uniform(0, height / s), rng.uniform(0.9, 2.6)
        hole = step(cr - np.hypot(x - cx, y - cy), -0.1, 0.2)
        bench.colour = bench.colour * (1 - 0.9 * hole[..., None])
        bench.relief = bench.relief - hole * 3
    if rng.random() < 0.5:
        dust = step(noise(rng, shape, (0.5 * s, 0.9 * s), 1), 1.7, 2.5) * step(noise(rng, shape, (50 * s, 50 * s)), -0.2, 1.4)
        bench.colour = mix(bench.colour, np.broadcast_to(np.array([0.58, 0.43, 0.26]) * rng.uniform(0.4, 1), bench.colour.shape), dust * 0.8)
        bench.relief = bench.relief + dust * 0.25


def bench_top(rng: np.random.Generator, shape: tuple[int, int], s: float) -> Bench:
    """A bench of `shape` pixels, `s` pixels to the millimetre, with its wear."""
    make = (wood, steel, mat)[rng.choice(3, p=[0.62, 0.22, 0.16])]
    bench = make(rng, shape, s)
    area = shape[0] * shape[1] / s**2
    lines = scratches(rng, shape, s, int(area / rng.uniform(120, 420)), 0.18)
    light = step(noise(rng, shape, (30 * s, 30 * s)), -0.6, 0.6)[..., None]
    bench.colour = bench.colour * (1 + lines[..., None] * (0.75 * light - 0.45))
    bench.relief = bench.relief - lines * 0.07
    _stains(rng, bench, s)
    bench.colour = np.clip(bench.colour, 0.004, 0.85).astype(np.float32)
    bench.relief = bench.relief.astype(np.float32)
    bench.gloss = np.clip(bench.gloss, 0.03, 0.6).astype(np.float32)
    return bench
