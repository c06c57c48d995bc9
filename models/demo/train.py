"""Trains the demo model on rendered pictures, on the CPU, from random weights.

    python train.py --pictures DATA/train --held DATA/held --images 500@0 --steps 1200 --run DATA/run

The learning rate rises, stays, and falls in the last `--fall` steps. RUN/last.pt is written every `--every` steps, with the
score on the held-out pictures in RUN/log.jsonl; `--run` with such a file goes on where it ended. When done, RUN/model.pth is
the averaged weights as a checkpoint of MMDetection's form. `--images 200@0 400@100` trains on the first 200 pictures and,
from step 100 on, on the first 400: training can begin while pictures are still being rendered. `--sides 224@0 320@2000`
likewise: small pictures first take half of the time.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import time
from pathlib import Path

import cv2
import torch
from torch import nn

from batches import Scene, batch, read_scenes
from loss import loss
from measure import score_folder
from network import INPUT_SIZE, RTMDet, flat_maps, fresh_network, save_as_mmdetection

BATCH = 8
RATE, WEIGHT_DECAY = 2e-3, 0.05
WARM_UP = 40
LONGEST_MEMORY = 0.99
"""Of the averaged weights, for each step."""


def rate(step: int, steps: int, fall: int) -> float:
    """Share of the full learning rate."""
    rise = min(1.0, (step + 1) / WARM_UP)
    into_fall = min(1.0, max(0.0, (step - (steps - fall)) / fall))
    return rise * (0.02 + 0.98 * (1 + math.cos(math.pi * into_fall)) / 2)


def optimizer_of(model: RTMDet) -> torch.optim.AdamW:
    """No weight decay on biases and batch norms."""
    plain = [p for p in model.parameters() if p.dim() == 1]
    decayed = [p for p in model.parameters() if p.dim() > 1]
    groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": plain, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=RATE)


@torch.no_grad()
def average(mean: RTMDet, model: RTMDet, step: int) -> None:
    memory = min(LONGEST_MEMORY, (1 + step) / (10 + step))
    for a, b in zip(mean.state_dict().values(), model.state_dict().values()):
        if a.is_floating_point():
            a.lerp_(b, 1 - memory)
        else:
            a.copy_(b)


def count_from(text: str) -> tuple[int, int]:
    """Step and number of "NUMBER@STEP"."""
    count, step = text.split("@")
    return int(step), int(count)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pictures", type=Path, required=True, help="folder that render.py wrote")
    parser.add_argument("--held", type=Path, required=True, help="such a folder with other seeds, to measure on")
    parser.add_argument("--images", nargs="+", type=count_from, required=True, help="COUNT@STEP, pictures to use from a step on")
    parser.add_argument("--sides", nargs="+", type=count_from, default=[(0, INPUT_SIZE)], help="SIDE@STEP, longer side in pixels")
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--fall", type=int, default=300)
    parser.add_argument("--every", type=int, default=50, help="steps between measurements")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--run", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    args = parse_arguments()
    torch.set_num_threads(args.threads)
    cv2.setNumThreads(1)
    args.run.mkdir(parents=True, exist_ok=True)
    last = args.run / "last.pt"
    scenes: list[Scene] = []
    model = fresh_network(args.seed).to(memory_format=torch.channels_last)
    mean = copy.deepcopy(model).eval()
    optimizer = optimizer_of(model)
    start, seconds = 0, 0.0
    if last.exists():
        saved = torch.load(last, weights_only=True)
        model.load_state_dict(saved["model"])
        mean.load_state_dict(saved["mean"])
        optimizer.load_state_dict(saved["optimizer"])
        start, seconds = saved["step"], saved["seconds"]

    sums, before = torch.zeros(2), time.monotonic()
    for step in range(start, args.steps):
        count, side = (max(row for row in rows if row[0] <= step)[1] for rows in (args.images, args.sides))
        if len(scenes) != count:
            scenes = read_scenes(args.pictures, count)
        model.train()
        for group in optimizer.param_groups:
            group["lr"] = RATE * rate(step, args.steps, args.fall)
        pictures, truth = batch(scenes, args.seed, step, BATCH, side)
        parts = torch.stack(loss(*flat_maps(model(pictures)), truth))
        optimizer.zero_grad()
        parts.sum().backward()
        nn.utils.clip_grad_norm_(model.parameters(), 20.0)
        optimizer.step()
        average(mean, model, step)
        sums += parts.detach()
        done = step + 1
        if done % 10 == 0:
            print(f"step {done} loss {sums[0] / 10:.3f} {sums[1] / 10:.3f} {time.monotonic() - before:.0f} s, {time.process_time():.0f} s of CPU", flush=True)
            sums.zero_()
        if done % args.every == 0 or done == args.steps:
            now = time.monotonic()
            seconds, before = seconds + now - before, now
            state = {"model": model.state_dict(), "mean": mean.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save(state | {"step": done, "seconds": seconds}, last)
            line = {"step": done, "seconds": round(seconds), **score_folder(mean, args.held)}
            print(line, flush=True)
            with (args.run / "log.jsonl").open("a") as log:
                log.write(json.dumps(line) + "\n")
            before = time.monotonic()
    save_as_mmdetection(mean.state_dict(), args.run / "model.pth", args.steps, args.seed)


if __name__ == "__main__":
    main()
