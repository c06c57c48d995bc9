"""One photograph: a bench, parts thrown onto it, light, a camera with its faults, and the boxes of what can be seen."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from render_bench import bench_top, mix, noise, step
from render_clutter import CLUTTER, SURPRISES
from render_light import Field, light, see
from render_parts import BARE, INSERT, PARTS, THREAD, Part

Array = np.ndarray
CLASSES = list(PARTS)
LEAST_VISIBLE = 0.45
"""No part is covered or cut further than this, so that every part can be told and every part has a box."""


@dataclass(frozen=True)
class Material:
    colour: tuple[float, float, float]
    metal: float
    rough: tuple[float, float]
    patina: float
    """How uneven its colour is."""


MATERIALS = {
    "zinc": Material((0.70, 0.72, 0.76), 1, (0.15, 0.5), 0.06),
    "steel": Material((0.60, 0.59, 0.58), 1, (0.05, 0.4), 0.05),
    "worn steel": Material((0.40, 0.37, 0.35), 0.9, (0.5, 0.9), 0.15),
    "yellow zinc": Material((0.80, 0.64, 0.30), 1, (0.15, 0.5), 0.12),
    "brass": Material((0.86, 0.64, 0.30), 1, (0.08, 0.4), 0.06),
    "black oxide": Material((0.085, 0.085, 0.095), 0.8, (0.25, 0.65), 0.12),
    "rusty": Material((0.27, 0.14, 0.075), 0.45, (0.75, 1.0), 0.35),
    "copper": Material((0.80, 0.46, 0.33), 1, (0.2, 0.5), 0.08),
    "red paint": Material((0.42, 0.03, 0.02), 0, (0.4, 0.6), 0.04),
    "yellow paint": Material((0.70, 0.42, 0.03), 0, (0.4, 0.6), 0.04),
    "rubber": Material((0.018, 0.018, 0.019), 0, (0.6, 0.8), 0.1),
    "shaving": Material((0.55, 0.38, 0.2), 0, (0.9, 1.0), 0.1),
    "grey plastic": Material((0.30, 0.31, 0.32), 0, (0.5, 0.7), 0.03),
    "red plastic": Material((0.45, 0.05, 0.03), 0, (0.5, 0.7), 0.03),
}
METALS = ["zinc", "steel", "worn steel", "yellow zinc", "brass", "black oxide", "rusty", "copper"]
LIKELY = {
    "hex nut": [0.30, 0.22, 0.12, 0.10, 0.10, 0.10, 0.05, 0.01],
    "washer": [0.30, 0.24, 0.12, 0.10, 0.09, 0.07, 0.05, 0.03],
    "bolt": [0.30, 0.22, 0.13, 0.12, 0.04, 0.13, 0.06, 0.0],
    "screw": [0.24, 0.18, 0.06, 0.25, 0.08, 0.15, 0.04, 0.0],
}


@dataclass
class _Laid:
    part: Part
    rows: slice
    columns: slice
    cover: Array
    area: int
    """Pixels it would show if nothing covered it and nothing cut it."""


def _lay(rng: np.random.Generator, f: Field, s: float, part: Part, owner: int, laid: list[_Laid], place: tuple[float, float]) -> bool:
    """Puts a part onto what lies there. False, and nothing changed, when it would hide something too far."""
    angle = rng.uniform(0, 2 * np.pi)
    u0, u1, v0, v1 = part.reach
    middle = np.array([(u0 + u1) / 2, (v0 + v1) / 2])
    half = np.hypot(u1 - u0, v1 - v0) / 2
    rows, columns = f.height.shape
    x0, x1 = int((place[0] - half) * s), int((place[0] + half) * s) + 1
    y0, y1 = int((place[1] - half) * s), int((place[1] + half) * s) + 1
    if x1 <= 0 or y1 <= 0 or x0 >= columns or y0 >= rows:
        return False
    y, x = np.mgrid[y0:y1, x0:x1].astype(np.float32) / s
    dx, dy = x - place[0], y - place[1]
    u = dx * np.cos(angle) + dy * np.sin(angle) + middle[0]
    v = -dx * np.sin(angle) + dy * np.cos(angle) + middle[1]
    z, tone = part.shape(u, v)
    area = int((z >= 0).sum())
    cut = np.s_[max(0, -y0) : z.shape[0] - max(0, y1 - rows), max(0, -x0) : z.shape[1] - max(0, x1 - columns)]
    z, tone, dx, dy = z[cut], tone[cut], dx[cut], dy[cut]
    there = np.s_[max(0, y0) : min(y1, rows), max(0, x0) : min(x1, columns)]
    solid = z >= 0
    if area == 0 or solid.sum() < area * 0.6:
        return False
    below = f.height[there]
    props = solid & (f.owner[there] > 0)
    base = np.zeros_like(z)
    if props.any():
        if props.sum() > area * 0.5:
            return False
        base = _rest(below, props, dx, dy, half)
    on_top = solid & (z + base >= below - 0.4)
    hidden = np.bincount(f.owner[there][on_top], minlength=len(laid) + 1)
    seen_now = np.bincount(f.owner.ravel(), minlength=len(laid) + 1)
    for number, other in enumerate(laid, 1):
        if hidden[number] and seen_now[number] - hidden[number] < (LEAST_VISIBLE + 0.1) * other.area:
            return False
    if on_top.sum() < 0.6 * area:
        return False
    f.height[there] = np.where(on_top, z + base, below)
    f.owner[there][on_top] = owner
    _surface(rng, f, there, on_top, tone, part, s)
    laid.append(_Laid(part, there[0], there[1], on_top, area))
    return True


def _rest(below: Array, props: Array, dx: Array, dy: Array, half: float) -> Array:
    """The tilted plane of a part that leans on another: it touches the bench on its far side."""
    prop = float(np.percentile(below[props], 85))
    away = np.array([dx[props].mean(), dy[props].mean()])
    lever = float(np.hypot(*away))
    if lever < 0.12 * half:
        return np.full(below.shape, prop, np.float32)
    away /= lever
    slope = prop / (lever + 0.8 * half)
    return np.maximum((dx * away[0] + dy * away[1] + 0.8 * half) * slope, 0)


def _surface(rng: np.random.Generator, f: Field, there: tuple, on_top: Array, tone: Array, part: Part, s: float) -> None:
    finish = part.finish if part.finish != "any" else str(rng.choice(METALS, p=LIKELY.get(part.label or "", LIKELY["screw"])))
    m = MATERIALS[finish]
    shape = on_top.shape
    cloud, grime = noise(rng, shape, (4 * s, 4 * s), 4), noise(rng, shape, (1.2 * s, 1.2 * s), 3)
    base = np.array(m.colour) * rng.uniform(0.85, 1.08)
    colour = base * (1 + m.patina * cloud)[..., None]
    if finish == "yellow zinc":
        colour = colour * (1 + np.stack([0.10 * grime, -0.02 * cloud, 0.25 * cloud], -1))
    rough = np.clip(rng.uniform(*m.rough) + 0.1 * grime, 0.05, 1)
    metal = np.full(shape, m.metal, np.float32)
    if m.metal > 0.5 and finish != "black oxide":
        rust = step(cloud + 0.4 * grime, 2.3 - rng.exponential(0.5), 3.0)
        colour = mix(colour, np.broadcast_to([0.20, 0.085, 0.035], colour.shape), rust * 0.75)
        metal, rough = metal * (1 - 0.7 * rust), np.maximum(rough, rust)
    if (tone == INSERT).any():
        nylon = np.array([(0.05, 0.16, 0.42), (0.62, 0.60, 0.54)][rng.integers(2)])
        colour = np.where((tone == INSERT)[..., None], nylon, colour)
        metal, rough = np.where(tone == INSERT, 0, metal), np.where(tone == INSERT, 0.7, rough)
    if (tone == BARE).any():
        colour = np.where((tone == BARE)[..., None], np.array([0.62, 0.44, 0.26]), colour)
    f.colour[there][on_top] = np.clip(colour, 0.01, 0.95)[on_top]
    f.metal[there][on_top] = metal[on_top]
    f.rough[there][on_top] = rough[on_top]
    f.thread[there][on_top] = np.where(tone == THREAD, part.pitch, 0)[on_top]


@dataclass
class Photo:
    """8-bit R, G, B, and boxes (x, y, width, height, class number, share that is visible)."""

    pixels: Array
    boxes: list[tuple[float, float, float, float, int, float]]


@dataclass(frozen=True)
class Wish:
    """What a photograph should be like. Lengths in pixels of the finished picture."""

    width: int = 640
    height: int = 480
    fine: float = 1.0
    """Pixels computed for each pixel of the picture, along an edge."""
    parts: tuple[int, int] = (4, 13)
    across: tuple[float, float] = (85.0, 170.0)
    """How many mm of bench the picture's longer side shows."""
    surprises: int = 0


def _throw(rng: np.random.Generator, f: Field, s: float, wish: Wish) -> list[_Laid]:
    laid: list[_Laid] = []
    size = np.array(f.height.shape[::-1]) / s
    heap = rng.uniform(0.2, 0.8, 2) * size
    gathered = rng.random() * 0.7
    favourite = rng.uniform(5, 10)

    def put(part: Part) -> None:
        for _ in range(12):
            near = heap + rng.normal(0, 0.17, 2) * size.max()
            place = near if rng.random() < gathered else rng.uniform(0.02, 0.98, 2) * size
            if _lay(rng, f, s, part, len(laid) + 1, laid, tuple(place)):
                return

    for _ in range(int(rng.poisson(0.9))):
        put(CLUTTER[str(rng.choice(list(CLUTTER), p=[0.25, 0.12, 0.13, 0.5]))](rng, rng.uniform(4, 9)))
    for _ in range(wish.surprises):
        put(SURPRISES[str(rng.choice(list(SURPRISES)))](rng, rng.uniform(6, 10)))
    mood = rng.dirichlet([3.0] * len(CLASSES))
    for _ in range(int(rng.integers(wish.parts[0], wish.parts[1] + 1))):
        label = CLASSES[rng.choice(len(CLASSES), p=mood)]
        d = float(np.clip(favourite * rng.lognormal(0, 0.22), 4.5, 12))
        put(PARTS[label](rng, d))
    return laid


def photograph(rng: np.random.Generator, wish: Wish = Wish()) -> Photo:
    """One picture of a new scene; the same generator state gives the same picture."""
    width, height = round(wish.width * wish.fine), round(wish.height * wish.fine)
    s = max(width, height) / rng.uniform(*wish.across)
    bench = bench_top(rng, (height, width), s)
    f = Field(
        bench.relief.copy(), np.zeros((height, width), np.uint8), bench.colour.copy(),
        np.zeros((height, width), np.float32), 1 - bench.gloss, np.zeros((height, width), np.float32),
    )  # fmt: skip
    laid = _throw(rng, f, s, wish)
    lamp = light(rng, bench.colour.mean((0, 1)))
    seen = see(rng, f, s, rng.uniform(240, 480), lamp)
    pixels = _develop(rng, seen.picture, seen.depth, s, lamp.to_key, wish)
    return Photo(pixels, _boxes(seen.owner, laid, wish))


def _boxes(owner: Array, laid: list[_Laid], wish: Wish) -> list[tuple[float, float, float, float, int, float]]:
    """Around every pixel of a part that can be seen; hidden ends do not count."""
    found = []
    for number, item in enumerate(laid, 1):
        if item.part.label is None:
            continue
        rows, columns = np.nonzero(owner == number)
        if len(rows) < 12 * wish.fine**2 or len(rows) < 0.25 * item.area:
            continue
        x0, y0 = columns.min() / wish.fine, rows.min() / wish.fine
        x1, y1 = (columns.max() + 1) / wish.fine, (rows.max() + 1) / wish.fine
        x1, y1 = min(x1, wish.width), min(y1, wish.height)
        visible = min(1.0, len(rows) / item.area)
        found.append((round(x0, 1), round(y0, 1), round(x1 - x0, 1), round(y1 - y0, 1), CLASSES.index(item.part.label), round(visible, 2)))
    return found


def _develop(rng: np.random.Generator, picture: Array, depth: Array, s: float, to_key: Array, wish: Wish) -> Array:
    """Lens, sensor and tone: uneven light, blur, vignette, white balance, exposure, noise."""
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - 0.5, y / height - 0.5
    picture = picture * np.clip(1 + rng.uniform(0, 0.5) * (x * to_key[0] + y * to_key[1]), 0.3, 2)[..., None]
    if rng.random() < 0.3:
        edge = noise(rng, (height, width), (60 * s, 60 * s), 1) * 0.06 + x * np.cos(a := rng.uniform(0, 6.28)) + y * np.sin(a)
        dark = step(edge, (at := rng.uniform(0.12, 0.4)), at + rng.uniform(0.05, 0.35))
        picture = picture * (1 - rng.uniform(0.25, 0.6) * dark[..., None])
    soft = cv2.GaussianBlur(picture, (0, 0), (0.3 + rng.exponential(0.25)) * wish.fine * wish.width / 640 + 0.05)
    wide = cv2.GaussianBlur(picture, (0, 0), 0.22 * s)
    focus, band = rng.uniform(0, 6), rng.uniform(-0.2, 0.2)
    out_of_focus = np.clip(np.abs(depth - focus) / 16 - 0.12, 0, 1) + np.clip(np.abs(y - band) - 0.3, 0, 1) * rng.uniform(0, 1.8)
    picture = mix(soft, wide, np.clip(cv2.GaussianBlur(out_of_focus, (0, 0), 0.3 * s), 0, 0.85))
    glow = cv2.GaussianBlur(np.clip(picture - 1.0, 0, 4), (0, 0), 0.012 * width)
    picture = picture + 0.25 * glow
    picture = picture * (1 - rng.uniform(0.15, 0.6) * (x**2 + y**2) * 1.6)[..., None]
    if wish.fine != 1:
        picture = cv2.resize(picture, (wish.width, wish.height), interpolation=cv2.INTER_AREA)
    picture = picture * (1 + rng.normal(0, 0.035, 3)).astype(np.float32)
    picture = picture * (rng.uniform(0.26, 0.42) / np.mean(np.sqrt(np.clip(picture, 0, 2))) ** 2 * 0.62)
    picture = np.clip(picture - rng.uniform(0.0, 0.03), 0, None) * 1.06
    picture = picture * (1 + picture / 4.5) / (1 + picture)
    out = np.clip(picture, 0, 1) ** (1 / 2.2) * 1.08
    out = np.clip(out, 0, 1)
    out = out + (out * out * (3 - 2 * out) - out) * rng.uniform(0.35, 1.0)
    grain = rng.standard_normal(out.shape, np.float32) * rng.uniform(0.004, 0.02)
    grain = grain * 0.5 + cv2.GaussianBlur(grain, (0, 0), 0.7) * 1.2
    return (np.clip(out + grain * (1.2 - np.clip(out, 0, 1)), 0, 1) * 255 + 0.5).astype(np.uint8)
