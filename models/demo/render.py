"""Writes pictures of loose hardware and their boxes: a folder of JPEG files and a COCO file.

    python render.py --out FOLDER --count 400 --seed 1
    python render.py --out FOLDER --count 240 --seed 900000 --size mixed --fine 2

Picture i is made from seed + i alone, so a longer run adds to a shorter one. Pictures that are there already are kept.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from render_scene import CLASSES, Photo, Wish, photograph

SIZES = [(640, 480), (800, 600), (1024, 768), (1280, 960), (960, 1280), (1280, 720)]
"""What --size mixed draws from: what cameras give."""


def wish_of(rng: np.random.Generator, size: str, fine: float, surprises: int = 0) -> Wish:
    width, height = SIZES[rng.integers(len(SIZES))] if size == "mixed" else (int(n) for n in size.split("x"))
    return Wish(width, height, fine, surprises=surprises)


def save(photo: Photo, path: Path, quality: int) -> None:
    Image.fromarray(photo.pixels).save(path, quality=quality, subsampling="4:2:0", optimize=True)


def _one(job: tuple[int, str, float, Path]) -> None:
    seed, size, fine, out = job
    path, boxes = out / f"{seed:07d}.jpg", out / f"{seed:07d}.json"
    if boxes.exists():
        return
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    wish = wish_of(rng, size, fine)
    photo = photograph(rng, wish)
    save(photo, path, int(rng.integers(78, 96)))
    boxes.write_text(json.dumps({"width": wish.width, "height": wish.height, "boxes": photo.boxes}))


def coco(entries: list[tuple[str, int, int, list]]) -> dict:
    """A COCO file of (file name, width, height, boxes). Boxes go around what can be seen of a part."""
    images, annotations = [], []
    for number, (name, width, height, boxes) in enumerate(entries, 1):
        images.append({"id": number, "file_name": name, "width": width, "height": height})
        for x, y, w, h, label, _ in boxes:
            annotations.append(
                {
                    "id": len(annotations) + 1,
                    "image_id": number,
                    "category_id": label + 1,
                    "bbox": [x, y, w, h],
                    "area": round(w * h, 1),
                    "iscrowd": 0,
                }
            )
    categories = [{"id": number, "name": name} for number, name in enumerate(CLASSES, 1)]
    return {"images": images, "annotations": annotations, "categories": categories}


def collect(out: Path) -> dict:
    """The COCO file of every finished picture in a folder."""
    entries = []
    for path in sorted(out.glob("[0-9]*.json")):
        data = json.loads(path.read_text())
        entries.append((path.with_suffix(".jpg").name, data["width"], data["height"], data["boxes"]))
    return coco(entries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True, help="of the first picture")
    parser.add_argument("--size", default="416x312", help="WIDTHxHEIGHT, or mixed")
    parser.add_argument("--fine", type=float, default=1.0, help="computed pixels for each pixel, along an edge")
    parser.add_argument("--workers", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    jobs = [(args.seed + i, args.size, args.fine, args.out) for i in range(args.count)]
    with multiprocessing.Pool(args.workers) as pool:
        for done, _ in enumerate(pool.imap(_one, jobs), 1):
            if done % 50 == 0 or done == len(jobs):
                print(f"{done} of {len(jobs)}", flush=True)
    (args.out / "annotations.coco").write_text(json.dumps(collect(args.out)))


if __name__ == "__main__":
    main()
