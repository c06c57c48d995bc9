"""Things on the bench that are none of the classes: they are drawn, and no box belongs to them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from render_parts import BARE, METAL, Array, Part, only


def nail(rng: np.random.Generator, d: float) -> Part:
    """A smooth round nail."""
    r, length, head = d * 0.19, d * rng.uniform(4, 8), d * 0.42

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        radius = np.where(u < 0.12 * d, head, r) * np.clip((length - u) / (1.6 * r), 0, 1)
        z = r * 1.2 + np.sqrt(np.maximum(radius**2 - v**2, 0))
        return only((np.abs(v) < radius) & (u > 0) & (u < length), z), np.full(u.shape, METAL)

    return Part(None, (-0.2, length + 0.2, -head - 0.2, head + 0.2), shape)


def pencil(rng: np.random.Generator, d: float) -> Part:
    """A hexagonal carpenter's pencil, sharpened."""
    r, length, point = 3.6, rng.uniform(60, 120), 17.0

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        end = length - u
        taper = np.clip(end / point, 0.06, 1)
        w = np.abs(v)
        body = r + np.where(w < r * 0.5, r * 0.87, r * 0.87 - (w - r * 0.5) * 1.732)
        cone = r + np.sqrt(np.maximum((r * taper) ** 2 - v**2, 0))
        sharp = end < point * (0.92 + 0.08 * np.cos(v * 1.9))
        z = np.where(sharp, cone, np.maximum(body, 0.3))
        inside = (u > 0) & (end > 0) & (w < r * taper)
        return only(inside, z), np.where(sharp, np.where(end < point * 0.28, METAL, BARE), METAL)

    return Part(None, (-0.2, length + 0.2, -r - 0.2, r + 0.2), shape, finish=str(rng.choice(["red paint", "yellow paint"])))


def hex_key(rng: np.random.Generator, d: float) -> Part:
    """An L-shaped key of black steel."""
    w, long, short = rng.uniform(1.1, 2.0), rng.uniform(35, 60), rng.uniform(12, 20)
    bend = 2.2 * w

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        arm = np.where((u > bend) & (u < long), np.abs(v), 9e3)
        leg = np.where((v > bend) & (v < short), np.abs(u), 9e3)
        corner = np.where((u <= bend) & (v <= bend), np.abs(np.hypot(u - bend, v - bend) - bend), 9e3)
        off = np.minimum(np.minimum(arm, leg), corner)
        z = w + np.where(off < w * 0.55, w * 0.9, w * 0.9 - (off - w * 0.55) * 1.7)
        return only(off < w, z), np.full(u.shape, METAL)

    return Part(None, (-w - 0.2, long + 0.2, -w - 0.2, short + 0.2), shape, finish="black oxide")


def curl(rng: np.random.Generator, d: float) -> Part:
    """A curl of swarf or a wood shaving."""
    turns, r0, growth, w = rng.uniform(1.2, 2.6), rng.uniform(1.0, 2.0), rng.uniform(0.8, 1.5), rng.uniform(0.4, 1.0)
    reach = r0 + growth * turns + w + 0.3

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        r, a = np.hypot(u, v), np.arctan2(v, u) / (2 * np.pi) + 0.5
        lap = np.round((r - r0) / growth - a)
        off = np.abs(r - r0 - growth * (lap + a))
        inside = (off < w * 0.42) & (lap + a > 0) & (lap + a < turns)
        return only(inside, 0.7 + 1.2 * np.sin((lap + a) * 5) ** 2 - off), np.full(u.shape, METAL)

    return Part(None, (-reach, reach, -reach, reach), shape, finish=str(rng.choice(["shaving", "steel", "brass"], p=[0.5, 0.4, 0.1])))


def o_ring(rng: np.random.Generator, d: float) -> Part:
    """A rubber ring. Training never shows one."""
    r, w = d * rng.uniform(0.75, 1.0), d * 0.17

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        off = np.abs(np.hypot(u, v * 1.06) - r)
        return only(off < w, w + np.sqrt(np.maximum(w**2 - off**2, 0))), np.full(u.shape, METAL)

    return Part(None, (-r - w - 0.2, r + w + 0.2, -r - w - 0.2, r + w + 0.2), shape, finish="rubber")


def wall_plug(rng: np.random.Generator, d: float) -> Part:
    """A ribbed plastic plug. Training never shows one."""
    r, length = d * 0.45, d * rng.uniform(3.0, 4.5)

    def shape(u: Array, v: Array) -> tuple[Array, Array]:
        ribs = r * (0.88 + 0.12 * (np.sin(u * 2 * np.pi / (0.42 * d)) > 0))
        radius = np.where(u < 0.2 * d, r * 1.25, ribs) * np.clip(0.7 + (length - u) / (2 * d), 0.7, 1)
        slit = (np.abs(v) < 0.07 * d) & (u > 1.2 * d)
        z = r + np.sqrt(np.maximum(radius**2 - v**2, 0)) - slit * 0.5 * r
        return only((np.abs(v) < radius) & (u > 0) & (u < length), z), np.full(u.shape, METAL)

    return Part(None, (-0.2, length + 0.2, -r * 1.3, r * 1.3), shape, finish=str(rng.choice(["grey plastic", "red plastic"])))


CLUTTER: dict[str, Callable[[np.random.Generator, float], Part]] = {
    "nail": nail,
    "pencil": pencil,
    "hex key": hex_key,
    "curl": curl,
}
"""What training sees too."""

SURPRISES: dict[str, Callable[[np.random.Generator, float], Part]] = {"o-ring": o_ring, "wall plug": wall_plug}
"""What only some sample pictures show, so that the model may err there."""
