"""The loose parts as height fields: how high a part stands over every place of its own frame.

All lengths are millimetres. `u` and `v` are the place in the part's frame, in arrays of one shape; a height below 0 means
"not here". `tone` says what a place is made of: METAL, THREAD (a wall that shows thread when it is seen from the side),
INSERT (the nylon ring of a lock nut), BARE (bare wood or lead of a pencil).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

METAL, THREAD, INSERT, BARE = 0, 1, 2, 3
OUTSIDE = -1.0

Array = np.ndarray
Shape = Callable[[Array, Array], tuple[Array, Array]]


@dataclass(frozen=True)
class Part:
    """A part before it lies anywhere: its class (None for things that are not labelled), size and form."""

    label: str | None
    reach: tuple[float, float, float, float]
    """Smallest and largest u, then v."""
    shape: Shape
    finish: str = "any"
    """"any" metal, or the name of a material of its own."""
    pitch: float = 1.0
    """Of the thread."""


def hex_radius(u: Array, v: Array) -> Array:
    """Distance to the centre measured across flats, halved: below s / 2 is inside a hexagon of width s."""
    a = v * 0.8660254
    return np.maximum(np.abs(u), np.maximum(np.abs(u / 2 + a), np.abs(u / 2 - a)))


def only(inside: Array, z: Array) -> Array:
    return np.where(inside, np.maximum(z, 0.02), OUTSIDE)


def nut(rng: np.random.Generator, d: float) -> Part:
    """Plain, with a flange, or a lock nut with a nylon ring."""
    kind = rng.choice(["plain", "flange", "lock"], p=[0.68, 0.16, 0.16])
    s, m = d * rng.uniform(1.58, 1.75), d * rng.uniform(0.72, 0.88)
    pitch = d * 0.14
    flange = s * 0.5 * rng.uniform(1.22, 1.35) if kind == "flange" else 0
    lock = kind == "lock"

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        r, h = np.hypot(u, v), hex_radius(u, v)
        z = m - np.maximum(r - 0.475 * s, 0) * 0.62
        z = np.where(h > s / 2, OUTSIDE, z)
        tone = np.where(r < 0.62 * d, THREAD, METAL)
        if lock:
            collar = 0.40 * s
            dome = m * 1.25 - np.maximum(r - 0.33 * s, 0) ** 2 / (0.09 * s)
            z = np.where(r < collar, np.maximum(dome, z), z)
            ring = r < 0.33 * s
            z = np.where(ring, m * 1.16, z)
            tone = np.where(ring & (r > 0.47 * d), INSERT, tone)
        if flange:
            skirt = 0.16 * d + np.maximum(flange - r, 0) * 0.38
            z = np.where(r < flange, np.maximum(z, np.where(h > s / 2, skirt, z)), z)
        bevel = 0.0 if lock else 0.57 * d
        z = np.where(r < bevel, z - (bevel - r) * 0.9, z)
        return np.where(r < 0.43 * d, OUTSIDE, z), tone

    reach = max(s * 0.5775, flange) + 0.2
    return Part("hex nut", (-reach, reach, -reach, reach), shape, pitch=pitch)


def washer(rng: np.random.Generator, d: float) -> Part:
    """Flat, wide, a split spring washer, or one with teeth."""
    kind = rng.choice(["flat", "wide", "spring", "teeth"], p=[0.5, 0.14, 0.24, 0.12])
    inner = 0.54 * d
    outer = d * {"flat": rng.uniform(0.98, 1.15), "wide": rng.uniform(1.3, 1.6), "spring": 0.86, "teeth": 0.92}[kind]
    t = d * {"flat": 0.17, "wide": 0.17, "spring": 0.24, "teeth": 0.11}[kind]
    lift = d * rng.uniform(0.1, 0.22)
    teeth, inside_teeth = int(rng.integers(8, 13)), rng.random() < 0.4
    bow, bow_angle = rng.uniform(0, 0.06), rng.uniform(0, np.pi)

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        r, a = np.hypot(u, v), np.arctan2(v, u)
        ro, ri = outer, inner
        z = np.full_like(r, t)
        if kind == "spring":
            z = t + lift * (a + np.pi) / (2 * np.pi)
            ring = (r < ro) & (r > ri) & (np.abs(a + (r - ri) * 0.5 / d) < np.pi - 0.11)
        elif kind == "teeth":
            wave = (np.cos(a * teeth) > -0.15).astype(float)
            edge = ro - (0.0 if inside_teeth else 0.2 * d) * (1 - wave)
            hole = ri + (0.18 * d if inside_teeth else 0.0) * (1 - wave)
            ring = (r < edge) & (r > hole)
            z = t + np.sin(a * teeth) * t * 0.9 * (r > (ro + ri) / 2 if not inside_teeth else r < (ro + ri) / 2)
        else:
            ring = (r < ro) & (r > ri)
            z = t - np.maximum(r - (ro - 0.5 * t), 0) * 0.5 + bow * (np.cos(a - bow_angle) * r / ro) ** 2
        return only(ring, z), np.full(r.shape, METAL)

    return Part("washer", (-outer - 0.2, outer + 0.2, -outer - 0.2, outer + 0.2), shape)


def _triangle(x: Array) -> Array:
    """0 to 1 and back in each unit."""
    return np.abs(2 * (x - np.floor(x)) - 1)


def _lying(z_axis: Array, radius: Array, v: Array) -> Array:
    return np.where(np.abs(v) < radius, z_axis + np.sqrt(np.maximum(radius**2 - v**2, 0)), OUTSIDE)


def _turn(v: Array, radius: float) -> Array:
    """Part of a turn around the axis that a place on a lying cylinder is away from its top."""
    return np.arcsin(np.clip(v / radius, -1, 1)) / (2 * np.pi)


def bolt(rng: np.random.Generator, d: float) -> Part:
    """Hex head and threaded shank, lying on the bench: on the edge of its head and on the end of its shank."""
    s, k = d * rng.uniform(1.55, 1.75), d * rng.uniform(0.6, 0.72)
    length = d * rng.uniform(1.9, 5.2)
    plain = length * rng.choice([0.0, 0.0, rng.uniform(0.15, 0.5)])
    pitch, washer_face = d * rng.uniform(0.135, 0.17), rng.random() < 0.3
    total, roll = k + length, rng.uniform(-0.12, 0.12) * s

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        axis = d / 2 + (s / 2 - d / 2) * np.clip(1 - (u - k) / length, 0, 1)
        groove = _triangle((u - k) / pitch + _turn(v, d / 2)) * d * 0.085
        radius = np.where(u < k + plain, d / 2 * 0.985, d / 2 - groove)
        end = total - u
        radius = np.minimum(radius, d * 0.37 + np.maximum(end, 0) * 0.9)
        z = np.where((u >= k) & (end > 0), _lying(axis, radius, v), OUTSIDE)
        w = np.abs(v - roll * 0.15)
        top = np.where(w < s * 0.2887, s / 2, s / 2 - (w - s * 0.2887) * 1.732)
        rim = 0.485 * s + np.maximum(u, 0) * 1.75
        top = np.minimum(top, np.sqrt(np.maximum(rim**2 - v**2, 0)))
        head = (u > 0) & (u < k) & (w < np.minimum(s * 0.577, rim))
        z = np.where(head, axis + np.maximum(top, -0.2), z)
        if washer_face:
            face = (u >= k) & (u < k + 0.12 * d)
            z = np.where(face, np.maximum(z, _lying(axis, np.full_like(u, s * 0.49), v)), z)
        return z, np.full(u.shape, METAL)

    half = s * 0.6 + 0.2
    return Part("bolt", (-0.2, total + 0.2, -half, half), shape, pitch=pitch)


def _drive(rng: np.random.Generator, size: float) -> Callable[[Array, Array], Array]:
    """How deep a drive of half-width `size` is cut, 0 to 1: cross, slot or star."""
    kind = rng.choice(["cross", "slot", "star"], p=[0.55, 0.25, 0.2])

    def cut(u: Array, v: Array) -> Array:
        a, b, r = np.abs(u), np.abs(v), np.hypot(u, v)
        if kind == "slot":
            return (b < size * 0.2).astype(float)
        if kind == "star":
            return np.clip((size * (0.72 + 0.13 * np.cos(6 * np.arctan2(v, u))) - r) / (0.12 * size), 0, 1)
        arms = ((np.minimum(a, b) < size * 0.19) & (np.maximum(a, b) < size)) | (r < size * 0.42)
        return np.where(arms, np.clip(1.25 - r / size, 0.3, 1), 0)

    return cut


def screw(rng: np.random.Generator, d: float) -> Part:
    """Countersunk or pan head. Lying, driven in so that only its head shows, or standing on its head."""
    d = d * 0.72
    pose = rng.choice(["lying", "driven", "standing"], p=[0.78, 0.14, 0.08])
    head, pan = d * rng.uniform(1.8, 2.05), rng.random() < 0.4
    k = head * (0.36 if pan else 0.34)
    if pose != "lying":
        return _upright(rng, d, head, k, pan, standing=pose == "standing")
    length, machine = d * rng.uniform(3.2, 8.0), rng.random() < 0.22
    pitch = d * (0.17 if machine else rng.uniform(0.36, 0.46))
    core, taper = d * (0.42 if machine else 0.31), d * rng.uniform(1.2, 1.9)
    plain = 0.0 if machine or rng.random() < 0.55 else length * rng.uniform(0.2, 0.4)
    total = k + length

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        axis = core + (head / 2 - core) * np.clip(1 - u / total, 0, 1)
        ridge = _triangle(u / pitch + _turn(v, d / 2))
        crest = np.clip((ridge - 0.35) / 0.65, 0, 1) if not machine else ridge
        radius = core + (d / 2 - core) * crest
        radius = np.where(u < k + plain, np.where(u < k + plain * 0.98, d * 0.36, core), radius)
        end = total - u
        tip = np.clip(end / (d * 0.3 if machine else taper), 0, 1)
        radius = radius * (np.maximum(tip, 0.75) if machine else tip**0.8)
        if pan:
            profile = head / 2 * np.sqrt(np.clip(1 - (1 - u / k) ** 2 * 0.86, 0, 1))
        else:
            profile = np.where(u < 0.08 * head, head / 2, head / 2 - (u - 0.08 * head) * (head / 2 - core) / (k - 0.08 * head))
        radius = np.where(u < k, np.maximum(profile, core), radius)
        return np.where((u > 0) & (end > 0), _lying(axis, radius, v), OUTSIDE), np.full(u.shape, METAL)

    return Part("screw", (-0.2, total + 0.2, -head / 2 - 0.2, head / 2 + 0.2), shape, pitch=pitch)


def _upright(rng: np.random.Generator, d: float, head: float, k: float, pan: bool, *, standing: bool) -> Part:
    cut, depth = _drive(rng, head * rng.uniform(0.27, 0.33)), head * 0.22
    length, core, half = d * rng.uniform(2.6, 4.2), d * 0.42, head / 2
    sunk = rng.uniform(0.1, 0.7)

    def driven(u: Array, v: Array) -> tuple[Array, Array]:
        r = np.hypot(u, v)
        z = k * np.sqrt(np.clip(1 - (r / half) ** 2 * 0.9, 0, 1)) if pan else sunk + 0.25 - np.maximum(r - half * 0.9, 0) * 0.4
        return only(r < half, z - cut(u, v) * depth), np.full(r.shape, METAL)

    def upright(u: Array, v: Array) -> tuple[Array, Array]:
        r = np.hypot(u, v)
        cone = k * (half - r) / (half - core) + 0.3
        shank = length - r / core * d * 1.2
        z = np.where(r < core, np.maximum(shank, cone), cone)
        return only(r < half, z), np.where(r < core * 1.5, THREAD, METAL)

    return Part("screw", (-half - 0.2, half + 0.2, -half - 0.2, half + 0.2), upright if standing else driven, pitch=d * 0.4)


PARTS: dict[str, Callable[[np.random.Generator, float], Part]] = {
    "hex nut": nut,
    "washer": washer,
    "bolt": bolt,
    "screw": screw,
}
"""By class, in the order of the categories."""
