"""Camera and light: what the height field looks like from above, with soft shadows and metal that mirrors a room."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from render_bench import mix, noise, step

Array = np.ndarray
ROOM = 192
"""Side of the pictures of the room."""


@dataclass
class Field:
    """Everything that lies in the scene, over the bench's plane, one value a pixel.

    `height` in mm; `owner` the number of the part that is on top, 0 the bench; colour, metalness and roughness of what
    is on top; `thread` above 0: pitch in mm of the thread that its walls show.
    """

    height: Array
    owner: Array
    colour: Array
    metal: Array
    rough: Array
    thread: Array


@dataclass
class Seen:
    """The picture (linear R, G, B) and which part each of its pixels shows."""

    picture: Array
    owner: Array
    depth: Array


@dataclass(frozen=True)
class Light:
    """A room with one strong light in it. Directions point to the light; y runs down the picture."""

    to_key: Array
    key: Array
    ambient: Array
    softness: float
    room: list[Array]
    """What is around, as discs (centre: straight up, rim: straight down), from sharp to dull."""


def _room(rng: np.random.Generator, to_key: Array, key: Array, ambient: Array, below: Array) -> list[Array]:
    y, x = (np.mgrid[0:ROOM, 0:ROOM].astype(np.float32) - ROOM / 2 + 0.5) / (ROOM / 2)
    r = np.hypot(x, y)
    polar, azimuth = r * np.pi, np.arctan2(y, x)
    d = np.stack([np.sin(polar) * np.cos(azimuth), np.sin(polar) * np.sin(azimuth), np.cos(polar)], -1)
    up = d[..., 2:]
    ceiling = ambient * (0.75 + 0.5 * np.clip(up, 0, 1)) * (1 + 0.28 * noise(rng, r.shape, (50, 50), 3))[..., None]
    walls = ambient * rng.uniform(0.35, 0.9, 3) * (1 + 0.5 * np.sign(np.sin(azimuth * rng.integers(2, 5) + rng.uniform(0, 6))))[..., None] * 0.5
    out = np.where(up > 0.35, ceiling, mix(walls, ceiling, step(up[..., 0], 0.1, 0.35)))
    out = np.where(up < 0.02, below * (0.45 + 0.5 * np.clip(-up, 0, 1)), out)
    for number in range(int(rng.integers(2, 5))):
        at = to_key if number == 0 else _direction(rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 1.25))
        side = np.cross(at, [0, 0, 1.0])
        side = side / (np.linalg.norm(side) + 1e-6)
        a, b = d @ side, d @ np.cross(at, side)
        w, h = (0.16, 0.16) if number == 0 and rng.random() < 0.5 else rng.uniform(0.12, 0.5, 2)
        lamp = step(w - np.abs(a), -0.03, 0.03) * step(h - np.abs(b), -0.03, 0.03) * (d @ at > 0)
        if w > 0.25 and rng.random() < 0.6:
            lamp = lamp * (1 - 0.85 * ((np.abs(a) < 0.025) | (np.abs(b) < 0.02)))
        colour = key * rng.uniform(2.2, 4.5) if number == 0 else ambient * rng.uniform(1.5, 5.0)
        out = mix(out, np.broadcast_to(colour, out.shape), lamp)
    cx, cy = rng.normal(0, 0.09, 2)
    body = step(0.10 + rng.uniform(0, 0.08) - np.hypot((x - cx) * rng.uniform(0.6, 1.0), y - cy), -0.04, 0.04)
    out = mix(out, out * 0.25, body * rng.uniform(0.4, 1.0))
    out = np.ascontiguousarray(out, np.float32)
    return [cv2.GaussianBlur(out, (0, 0), sigma) for sigma in (1.0, 4.5, 13.0)]


def _direction(azimuth: float, polar: float) -> Array:
    return np.array([np.sin(polar) * np.cos(azimuth), np.sin(polar) * np.sin(azimuth), np.cos(polar)])


def light(rng: np.random.Generator, below: Array) -> Light:
    """A lamp or a window at a random place, with a colour of its own, and a duller room. `below`: the bench's colour."""
    to_key = _direction(rng.uniform(0, 2 * np.pi), rng.uniform(0.45, 1.08))
    warm = np.array([1.0, 0.93, 0.82]) if rng.random() < 0.5 else np.array([0.93, 0.98, 1.06])
    key = warm * rng.uniform(1.1, 2.0)
    ambient = np.array([0.95, 1.0, 1.06]) * rng.uniform(0.45, 0.85)
    return Light(to_key, key, ambient, rng.uniform(0.08, 0.4), _room(rng, to_key, key, ambient, below * 0.8))


def _at(layer: Array, x: Array, y: Array, *, nearest: bool = False) -> Array:
    flag = cv2.INTER_NEAREST if nearest else cv2.INTER_LINEAR
    return cv2.remap(layer, x, y, flag, borderMode=cv2.BORDER_REPLICATE)


def _mirror(room: list[Array], d: Array, rough: Array) -> Array:
    """What a mirror of this roughness (0 to 1) shows in direction d."""
    polar = np.arccos(np.clip(d[..., 2], -1, 1)) / np.pi
    flat = np.hypot(d[..., 0], d[..., 1]) + 1e-6
    x = (d[..., 0] / flat * polar * 0.5 + 0.5) * ROOM - 0.5
    y = (d[..., 1] / flat * polar * 0.5 + 0.5) * ROOM - 0.5
    sharp, soft, dull = (_at(m, x.astype(np.float32), y.astype(np.float32)) for m in room)
    low = np.clip(rough * 2, 0, 1)[..., None]
    high = np.clip(rough * 2 - 1, 0, 1)[..., None]
    return sharp + (soft - sharp) * low + (dull - soft) * high


def see(rng: np.random.Generator, f: Field, s: float, distance: float, lamp: Light) -> Seen:
    """Looks at the field from `distance` mm above its middle, at `s` pixels to the millimetre."""
    rows, columns = f.height.shape
    y0, x0 = np.mgrid[0:rows, 0:columns].astype(np.float32)
    vx, vy = (columns / 2 - x0) / distance, (rows / 2 - y0) / distance
    height = cv2.GaussianBlur(f.height, (0, 0), 0.09 * s if s > 7 else 0.6)
    x, y, z, top = *_first_hit(height, x0, y0, vx, vy), float(height.max())

    grown = cv2.dilate(f.owner, np.ones((3, 3), np.uint8), iterations=max(1, round(s / 5)))
    owner_map = np.where(f.owner == 0, grown, f.owner)
    # A hit above the bench beside a part is that part's wall.
    ground = _at(cv2.erode(f.height, np.ones((3, 3), np.uint8)), x, y, nearest=True)
    lifted = (_at(f.owner, x, y, nearest=True) > 0) | (z > np.maximum(ground, 0) + 0.3)
    owner = np.where(lifted, _at(owner_map, x, y, nearest=True), 0).astype(np.uint8)
    owner = cv2.medianBlur(owner, 3)

    wall = (owner > 0) & (_at(f.owner, x, y, nearest=True) == 0)
    spread = max(1, round(s / 5))
    colour, metal, rough, thread = (_at(a, x, y, nearest=a.ndim < 3) for a in (f.colour, f.metal, f.rough, f.thread))
    if wall.any():
        colour, metal, rough, thread = _wall_surface(f, owner, (colour, metal, rough, thread), wall, x, y, spread)

    gx, gy = (_at(g, x, y) for g in (cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=s / 8), cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=s / 8)))
    fine = noise(rng, height.shape, (0.5 * s, 0.5 * s), 2) * 0.035, noise(rng, height.shape, (0.35 * s, 3 * s), 2) * 0.04
    on_part = (owner > 0) * metal
    n = np.stack([-gx + fine[0] * on_part, -gy + fine[1] * on_part, np.ones_like(z)], -1)
    n /= np.linalg.norm(n, axis=-1, keepdims=True)
    v = np.stack([vx / s, vy / s, np.ones_like(z)], -1)
    v /= np.linalg.norm(v, axis=-1, keepdims=True)

    shadow = _shadow(rng, height, x, y, z, s, lamp, top)
    hidden = sum(np.clip(_at(cv2.GaussianBlur(height, (0, 0), r * s), x, y) - z, 0, None) / r * k for r, k in ((0.8, 0.4), (2.0, 0.55), (5.0, 0.45)))
    open_sky = np.exp(-hidden)

    # Threads on walls that are seen from the side.
    ridges = np.where((thread > 0) & (n[..., 2] < 0.55), 0.62 + 0.38 * np.sin(2 * np.pi * z / np.maximum(thread, 0.1)), 1)
    facing = np.clip(n @ lamp.to_key, 0, 1)
    lit = (facing * shadow)[..., None] * lamp.key + lamp.ambient * (open_sky * (0.55 + 0.45 * n[..., 2]))[..., None]
    along = (n * v).sum(-1, keepdims=True)
    r = 2 * along * n - v
    glance = (1 - np.clip(along[..., 0], 0, 1)) ** 5
    seen = _mirror(lamp.room, r, rough)
    dim = open_sky**1.3 * (0.4 + 0.6 * shadow)
    dim = dim * (0.45 + 0.55 * step(r[..., 2], -0.35, 0.45))
    f0 = colour * metal[..., None] + 0.045 * (1 - metal[..., None])
    f0 = f0 + (1 - f0) * (glance * (1 - 0.75 * rough))[..., None]
    gloss = np.where(owner > 0, 1.0, (1 - rough) * 1.3)
    picture = colour * (1 - 0.86 * metal[..., None]) * lit + seen * f0 * (dim * gloss)[..., None]
    return Seen((picture * ridges[..., None]).astype(np.float32), owner, z)


def _first_hit(height: Array, x0: Array, y0: Array, vx: Array, vy: Array) -> tuple[Array, Array, Array]:
    """Walks every view ray down to the first surface: the place it hits and its height."""
    top = float(height.max()) + 0.1
    levels = np.append(np.linspace(top, 0.4, max(12, int(top * 3.2))), [0.1, -0.6, -3.2]).astype(np.float32)
    hit_z = np.full(height.shape, levels[-1], np.float32)
    open_rays = np.ones(height.shape, bool)
    before = np.full(height.shape, 1.0, np.float32)
    # vx is per mm of height in pixels already: (pixels to the middle) / distance.
    for index, level in enumerate(levels):
        over = level - _at(height, x0 + vx * level, y0 + vy * level)
        now = open_rays & (over <= 0)
        if index:
            part = before / np.maximum(before - over, 1e-4)
            hit_z = np.where(now, levels[index - 1] + (level - levels[index - 1]) * np.clip(part, 0, 1), hit_z)
        open_rays &= ~now
        before = over
    return x0 + vx * hit_z, y0 + vy * hit_z, hit_z


def _wall_surface(f: Field, owner: Array, layers: tuple[Array, ...], wall: Array, x: Array, y: Array, spread: int) -> tuple[Array, ...]:
    """Surface of walls: that of the nearest place of their part, a few pixels further in."""
    inside = (f.owner > 0).astype(np.uint8)
    _, labels = cv2.distanceTransformWithLabels(1 - inside, cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL)
    rows, columns = np.nonzero(inside)
    index = np.zeros(labels.max() + 1, np.int64)
    index[labels[rows, columns]] = rows * inside.shape[1] + columns
    at = (np.clip(np.rint(y[wall]), 0, inside.shape[0] - 1).astype(int), np.clip(np.rint(x[wall]), 0, inside.shape[1] - 1).astype(int))
    nearest = index[labels[at]]
    out = []
    for own, layer in zip(layers, (f.colour, f.metal, f.rough, f.thread)):
        own = own.copy()
        own[wall] = layer.reshape(-1, *layer.shape[2:])[nearest]
        out.append(own)
    return tuple(out)


def _shadow(rng: np.random.Generator, height: Array, x: Array, y: Array, z: Array, s: float, lamp: Light, top: float) -> Array:
    """1 in full light. The further away what blocks it, the softer its edge."""
    flat = np.hypot(lamp.to_key[0], lamp.to_key[1])
    rise = lamp.to_key[2] / flat
    dx, dy = lamp.to_key[0] / flat * s, lamp.to_key[1] / flat * s
    reach = np.float32((top + 0.2) / rise)
    blocked = np.full(z.shape, -1.0, np.float32)
    # The steps are shifted a little at every pixel: grain that is blurred away instead of stairs.
    shift = rng.random(z.shape, np.float32)
    steps = int(np.clip(reach * 2.4, 14, 36))
    for number in range(steps):
        t = reach * ((number + 0.2 + shift) / (steps + 0.2)) ** 1.5
        above = _at(height, x + np.float32(dx) * t, y + np.float32(dy) * t) - z - np.float32(rise) * t
        blocked = np.maximum(blocked, (above - 0.05) / (np.float32(0.12) + t * np.float32(lamp.softness)))
    return cv2.GaussianBlur(1 - step(blocked, -0.5, 0.5), (0, 0), 0.14 * s)
