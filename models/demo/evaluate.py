"""Scores predictions that `rtmlabel predict` wrote against true boxes, both COCO files, by pycocotools.

    python evaluate.py TRUTH.json PREDICTIONS.json

Images are paired by file name and categories by name, so the numbers in the two files may differ. A table for the README.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from measure import score


def paired(truth: dict, predictions: dict) -> list[dict]:
    """The predicted boxes with the image and category numbers of the true ones."""
    images = {Path(image["file_name"]).name: image["id"] for image in truth["images"]}
    numbers = {category["name"]: category["id"] for category in truth["categories"]}
    image_of = {image["id"]: images[Path(image["file_name"]).name] for image in predictions["images"]}
    category_of = {category["id"]: numbers.get(category["name"]) for category in predictions["categories"]}
    rows = []
    for box in predictions["annotations"]:
        category = category_of[box["category_id"]]
        if category is not None:
            rows.append({"image_id": image_of[box["image_id"]], "category_id": category, "bbox": box["bbox"], "score": box["score"]})
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", type=Path)
    parser.add_argument("predictions", type=Path)
    args = parser.parse_args()
    truth = json.loads(args.truth.read_text(encoding="utf-8"))
    found = paired(truth, json.loads(args.predictions.read_text(encoding="utf-8")))
    result = score(truth, found)
    print(f"{len(truth['images'])} pictures, {len(truth['annotations'])} parts, {len(found)} predictions\n")
    print("| class | parts | AP50 | AP50:95 |\n|---|---|---|---|")
    for category in truth["categories"]:
        name = category["name"]
        parts = sum(a["category_id"] == category["id"] for a in truth["annotations"])
        print(f"| {name} | {parts} | {result[f'AP50 {name}']:.3f} | {result[f'AP {name}']:.3f} |")
    print(f"| **all** | {len(truth['annotations'])} | **{result['AP50']:.3f}** | **{result['AP']:.3f}** |")


if __name__ == "__main__":
    main()
