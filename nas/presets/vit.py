"""A small vision transformer (arXiv 2010.11929): patches, a class token, pre-norm blocks."""

from nas.architecture import Architecture
from nas.presets.draft import Draft, act, conv, flatten, hidden

PATCH, WIDTH, DEPTH, HEADS, EXPANSION = 4, 192, 12, 3, 4


def vit_tiny() -> Architecture:
    """ViT-Tiny for 32x32 images in 4x4 patches: 65 tokens of 192 channels, 12 blocks of 3 heads."""
    draft = Draft((3, 32, 32))
    draft.add(conv(WIDTH, PATCH, stride=PATCH, padding=0), {"op": "class_token"}, {"op": "position_embedding"})
    size = WIDTH // HEADS
    attention = {"op": "attention", "heads": HEADS, "key_dim": size, "value_dim": size, "out_channels": WIDTH}
    for _ in range(DEPTH):
        for body in ([attention], [conv(EXPANSION * WIDTH, 1), act("gelu"), conv(WIDTH, 1)]):
            stream = draft.last
            draft.join("add", stream, draft.add({"op": "layer_norm", "eps": 1e-6}, *body))
    draft.add({"op": "layer_norm", "eps": 1e-6}, {"op": "first_token"}, flatten(), hidden(10))
    return draft.build()
