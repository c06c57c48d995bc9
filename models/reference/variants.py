"""What tells one RTMDet from another, by name and by the keys of a state dict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from torch import Tensor

SIZES: dict[str, tuple[float, float, int]] = {
    # size: deepen factor, widen factor, blocks in every CSP layer of the neck
    "nano": (0.33, 0.25, 1),
    "tiny": (0.167, 0.375, 1),
    "s": (0.33, 0.5, 1),
    "m": (0.67, 0.75, 2),
    "l": (1, 1, 3),
    "x": (1.33, 1.25, 4),
}


@dataclass(frozen=True)
class Stage:
    """One backbone stage at width and depth 1."""

    cin: int
    cout: int
    repeats: int
    last: bool = False


STAGES: dict[str, tuple[Stage, ...]] = {
    "P5": (Stage(64, 128, 3), Stage(128, 256, 6), Stage(256, 512, 6), Stage(512, 1024, 3, last=True)),
    "P6": (
        Stage(64, 128, 3),
        Stage(128, 256, 6),
        Stage(256, 512, 6),
        Stage(512, 768, 3),
        Stage(768, 1024, 3, last=True),
    ),
}


@dataclass(frozen=True)
class Variant:
    """Everything needed to build a network. `flavour` decides the key names, not the layers."""

    flavour: str
    size: str
    deepen_factor: float
    widen_factor: float
    neck_blocks: int
    num_classes: int
    arch: str = "P5"
    use_depthwise: bool = False
    share_conv: bool = True
    with_objectness: bool = False
    head: str = "det"
    reg_activation: str = "none"

    @property
    def stages(self) -> tuple[Stage, ...]:
        return STAGES[self.arch]

    @property
    def strides(self) -> tuple[int, ...]:
        return (8, 16, 32) if self.arch == "P5" else (8, 16, 32, 64)

    @property
    def channels(self) -> tuple[int, ...]:
        """Widths of the backbone outputs; the first is the width of the head as well."""
        return tuple(self.width(stage.cout) for stage in self.stages[1:])

    def width(self, channels: int) -> int:
        return int(channels * self.widen_factor)

    def repeats(self, n: int) -> int:
        return max(round(n * self.deepen_factor), 1)

    def describe(self) -> dict[str, object]:
        return asdict(self)


def variant_of_size(size: str, num_classes: int, **changes: object) -> Variant:
    """A variant as MMDetection's config of that size has it; `changes` override single fields."""
    deepen, widen, neck_blocks = SIZES[size]
    nano = size == "nano"
    base = Variant("mmdet", size, deepen, widen, neck_blocks, num_classes, use_depthwise=nano, share_conv=not nano)
    merged = replace(base, reg_activation="exp" if widen >= 0.75 else "none")
    return replace(merged, **changes)


VARIANTS: dict[str, Variant] = {
    "nano-1c": variant_of_size("nano", 1),
    "tiny-80c": variant_of_size("tiny", 80),
    "s-80c": variant_of_size("s", 80),
    "m-80c": variant_of_size("m", 80),
    "m-3c": variant_of_size("m", 3),
    "l-80c": variant_of_size("l", 80),
    "x-80c": variant_of_size("x", 80),
    "tiny-p6-80c": variant_of_size("tiny", 80, arch="P6"),
    "x-p6-80c": variant_of_size("x", 80, arch="P6"),
    "tiny-obj-80c": variant_of_size("tiny", 80, with_objectness=True),
    "ins-tiny-80c": variant_of_size("tiny", 80, head="ins", reg_activation="relu"),
    "rotated-tiny-15c": variant_of_size("tiny", 15, flavour="mmrotate", head="rot"),
    "mmyolo-tiny-80c": variant_of_size("tiny", 80, flavour="mmyolo"),
    "mmyolo-m-80c": variant_of_size("m", 80, flavour="mmyolo", reg_activation="none"),
    "mmyolo-ins-tiny-80c": variant_of_size("tiny", 80, flavour="mmyolo", head="ins"),
    "mmyolo-rotated-tiny-15c": variant_of_size("tiny", 15, flavour="mmyolo", head="rot"),
}


def variant_of_state_dict(state: Mapping[str, Tensor], flavour: str) -> Variant:
    """The detection variant behind a state dict with MMDetection names.

    Depth is matched by the number of blocks, so only the published sizes are found.
    """
    widen = state["backbone.stem.2.conv.weight"].shape[0] / 64
    depthwise = "backbone.stage1.0.depthwise_conv.conv.weight" in state
    sizes = [name for name, (_, w, _) in SIZES.items() if w == widen and (name == "nano") == depthwise]
    if not sizes or "bbox_head.rtm_cls.0.weight" not in state:
        raise SystemExit("not a published size of RTMDet with a SepBN head")
    variant = variant_of_size(
        sizes[0],
        state["bbox_head.rtm_cls.0.weight"].shape[0],
        flavour=flavour,
        arch="P6" if any(key.startswith("backbone.stage5.") for key in state) else "P5",
        with_objectness="bbox_head.rtm_obj.0.weight" in state,
    )
    return replace(variant, reg_activation="none") if flavour == "mmyolo" else variant
