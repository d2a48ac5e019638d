"""The layers: what each says about itself agrees with the torch module that it builds, and with its definition."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

import nas
from nas.layers import LAYERS, Attention, Layer, Shape
from tests.strategies import Fields, architectures

IMAGE, FEATURES = (6, 5, 7), (6,)
GATE = (6, 1, 1)

EXAMPLES: list[tuple[Fields, list[Shape], Shape]] = [
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 3}, [IMAGE], (4, 5, 7)),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 3, "stride": 2}, [IMAGE], (4, 3, 4)),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 3, "dilation": 2}, [IMAGE], (4, 5, 7)),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 4, "padding": 0}, [IMAGE], (4, 2, 4)),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 1, "padding": 3}, [IMAGE], (4, 11, 13)),
    ({"op": "conv2d", "out_channels": 9, "kernel_size": 3, "groups": 3, "bias": False}, [IMAGE], (9, 5, 7)),
    ({"op": "conv2d", "out_channels": 12, "kernel_size": 5, "groups": 6}, [IMAGE], (12, 5, 7)),
    ({"op": "linear", "out_features": 3}, [FEATURES], (3,)),
    ({"op": "linear", "out_features": 3, "bias": False}, [FEATURES], (3,)),
    *(({"op": op}, [shape], shape) for op in ("batch_norm", "layer_norm", "rms_norm") for shape in (IMAGE, FEATURES)),
    ({"op": "batch_norm", "eps": 1e-3, "momentum": 0.3}, [IMAGE], IMAGE),
    ({"op": "group_norm", "groups": 3}, [IMAGE], IMAGE),
    ({"op": "group_norm", "groups": 6}, [IMAGE], IMAGE),
    ({"op": "group_norm", "groups": 2}, [FEATURES], FEATURES),
    *(
        ({"op": op}, [shape], shape)
        for op in (
            *("relu", "relu6", "leaky_relu", "prelu", "gelu", "silu", "hardswish", "elu", "tanh", "sigmoid"),
            *("hardsigmoid", "mish", "selu", "softplus", "drop_path"),
        )
        for shape in (IMAGE, FEATURES)
    ),
    *(({"op": op}, [shape], shape) for op in ("identity", "dropout", "scale") for shape in (IMAGE, FEATURES)),
    *(({"op": "scale", "per_channel": True}, [shape], shape) for shape in (IMAGE, FEATURES)),
    ({"op": "max_pool2d", "kernel_size": 2}, [IMAGE], (6, 2, 3)),
    ({"op": "max_pool2d", "kernel_size": 3, "stride": 2, "padding": 1}, [IMAGE], (6, 3, 4)),
    ({"op": "avg_pool2d", "kernel_size": 2}, [IMAGE], (6, 2, 3)),
    ({"op": "avg_pool2d", "kernel_size": 3, "stride": 1, "padding": 1}, [IMAGE], IMAGE),
    ({"op": "global_avg_pool"}, [IMAGE], GATE),
    ({"op": "flatten"}, [IMAGE], (210,)),
    ({"op": "flatten"}, [FEATURES], FEATURES),
    *(
        ({"op": op}, [shape] * count, shape)
        for op in ("add", "multiply")
        for shape in (IMAGE, FEATURES)
        for count in (2, 3)
    ),
    *(
        ({"op": op}, shapes, IMAGE)
        for op in ("add", "multiply")
        for shapes in ([IMAGE, GATE], [GATE, IMAGE, GATE, IMAGE])
    ),
    ({"op": "concat"}, [IMAGE, (2, 5, 7), IMAGE], (14, 5, 7)),
    ({"op": "concat"}, [FEATURES, (3,)], (9,)),
    *(
        ({"op": "blend", "per_channel": per_channel}, [shape, shape], shape)
        for shape in (IMAGE, FEATURES)
        for per_channel in (False, True)
    ),
    ({"op": "attention", "heads": 2, "key_dim": 3, "value_dim": 3, "out_channels": 6}, [IMAGE], IMAGE),
    (
        {"op": "attention", "heads": 3, "key_dim": 2, "value_dim": 5, "out_channels": 4, "scale": 0.3, "bias": False},
        [IMAGE],
        (4, 5, 7),
    ),
    ({"op": "attention", "heads": 1, "key_dim": 4, "value_dim": 4, "out_channels": 2}, [(6, 9, 1)], (2, 9, 1)),
    ({"op": "class_token"}, [IMAGE], (6, 36, 1)),
    ({"op": "position_embedding"}, [IMAGE], IMAGE),
    ({"op": "first_token"}, [IMAGE], GATE),
    ({"op": "gelu", "approximate": "tanh"}, [IMAGE], IMAGE),
    ({"op": "dropout2d"}, [IMAGE], IMAGE),
    ({"op": "max_pool2d", "kernel_size": 2, "ceil_mode": True}, [IMAGE], (6, 3, 4)),
    ({"op": "max_pool2d", "kernel_size": 3, "stride": 4, "padding": 1, "ceil_mode": True}, [IMAGE], (6, 2, 2)),
    (
        {"op": "avg_pool2d", "kernel_size": 3, "stride": 2, "padding": 1, "count_include_pad": False},
        [IMAGE],
        (6, 3, 4),
    ),
    ({"op": "avg_pool2d", "kernel_size": 2, "stride": 3, "padding": 1, "ceil_mode": True}, [IMAGE], (6, 2, 3)),
    ({"op": "channel_slice", "start": 2, "stop": 5}, [IMAGE], (3, 5, 7)),
    ({"op": "channel_slice", "stop": 2}, [FEATURES], (2,)),
    ({"op": "channel_shuffle", "groups": 3}, [IMAGE], IMAGE),
    ({"op": "zero_pad2d", "left": 1, "bottom": 2}, [IMAGE], (6, 7, 8)),
    ({"op": "crop2d", "top": 1, "right": 2}, [IMAGE], (6, 4, 5)),
    ({"op": "adaptive_avg_pool2d", "height": 3, "width": 9}, [IMAGE], (6, 3, 9)),
    ({"op": "crop2d", "top": 1}, [(6, 9, 1)], (6, 8, 1)),
    ({"op": "channel_pad", "before": 1, "behind": 2}, [IMAGE], (9, 5, 7)),
    ({"op": "channel_pad", "behind": 2}, [FEATURES], (8,)),
    ({"op": "local_response_norm", "size": 3, "alpha": 0.5, "k": 2.0}, [IMAGE], IMAGE),
    ({"op": "rectangular_conv2d", "out_channels": 4, "kernel_size": (1, 5), "padding": (0, 2)}, [IMAGE], (4, 5, 7)),
    (
        {
            "op": "rectangular_conv2d",
            "out_channels": 6,
            "kernel_size": (3, 2),
            "stride": (1, 2),
            "dilation": (2, 1),
            "padding": (2, 0),
            "groups": 3,
            "bias": False,
        },
        [IMAGE],
        (6, 5, 3),
    ),
    ({"op": "upsample", "factor": 2}, [IMAGE], (6, 10, 14)),
    ({"op": "upsample", "factor": 2, "mode": "bilinear", "align_corners": True}, [IMAGE], (6, 10, 14)),
]


def layer(fields: Fields, count: int = 1) -> Layer:
    return LAYERS[fields["op"]].model_validate({"name": "it", "inputs": [f"in{i}" for i in range(count)], **fields})


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def padding(it: Layer, shapes: list[Shape]) -> int:
    """The work on zeros that attention adds where keys and values differ in size; it is not counted."""
    if not isinstance(it, Attention):
        return 0
    return 2 * it.heads * math.prod(shapes[0][1:]) ** 2 * abs(it.key_dim - it.value_dim)


def tensors(shapes: list[Shape], batch: int = 3, seed: int = 0) -> list[Tensor]:
    source = generator(seed)
    return [torch.randn(batch, *shape, generator=source, dtype=torch.float64) for shape in shapes]


def run(fields: Fields, *inputs: Tensor, weights: dict[str, Tensor] | None = None) -> Tensor:
    """The layer's output in eval mode and float64."""
    shapes = [tuple(x.shape[1:]) for x in inputs]
    it = layer(fields, len(inputs))
    module = it.module(shapes)
    module.load_state_dict(weights or it.initialise(shapes, generator()))
    result: Tensor = module.double().eval()(*inputs)
    return result


def test_the_examples_are_of_every_op() -> None:
    assert {fields["op"] for fields, _, _ in EXAMPLES} == set(LAYERS)


@pytest.mark.parametrize(("fields", "shapes", "expected"), EXAMPLES, ids=str)
class TestWhatALayerSaysOfItself:
    def test_its_shape_is_the_modules(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        it = layer(fields, len(shapes))
        assert it.shape(shapes) == expected
        assert tuple(it.module(shapes).double()(*tensors(shapes)).shape) == (3, *expected)

    def test_its_tensors_are_the_modules(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        it = layer(fields, len(shapes))
        module = it.module(shapes)
        trainable = {name for name, _ in module.named_parameters()}
        assert {key: (spec.shape, spec.dtype, spec.trainable) for key, spec in it.tensors(shapes).items()} == {
            key: (tuple(tensor.shape), tensor.dtype, key in trainable) for key, tensor in module.state_dict().items()
        }
        assert it.parameters(shapes) == sum(p.numel() for p in module.parameters())

    def test_its_initial_values_fit(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        it = layer(fields, len(shapes))
        drawn, again = (it.initialise(shapes, generator(5)) for _ in range(2))
        specs = it.tensors(shapes)
        assert list(drawn) == list(specs)
        assert all((tuple(drawn[key].shape), drawn[key].dtype) == specs[key][:2] for key in specs)
        assert all(torch.equal(drawn[key], again[key]) for key in specs)

    def test_its_flops_are_those_that_torch_counts(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        it = layer(fields, len(shapes))
        module = it.module(shapes).double().eval()
        # Of the fused attention for the CPU, torch counts nothing.
        with FlopCounterMode(display=False) as counter, sdpa_kernel(SDPBackend.MATH):
            module(*tensors(shapes, batch=1))
        assert it.flops(shapes) == counter.get_total_flops() - padding(it, shapes)

    def test_its_module_works_channels_last(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        module = layer(fields, len(shapes)).module(shapes).double().eval()
        inputs = tensors(shapes)
        plain = module(*inputs)
        lasts = [x.to(memory_format=torch.channels_last) if x.dim() == 4 else x for x in inputs]
        module = module.to(memory_format=torch.channels_last)
        assert torch.allclose(module(*lasts), plain, rtol=1e-12, atol=1e-12)

    def test_its_module_has_gradients(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        module = layer(fields, len(shapes)).module(shapes).double()
        module(*(x.requires_grad_() for x in tensors(shapes))).sum().backward()
        assert all(p.grad is not None for p in module.parameters())

    def test_its_module_works_under_autocast(self, fields: Fields, shapes: list[Shape], expected: Shape) -> None:
        module = layer(fields, len(shapes)).module(shapes)
        inputs = [x.float() for x in tensors(shapes)]
        with torch.autocast("cpu", torch.bfloat16):
            mixed = [x if i % 2 else x.bfloat16() for i, x in enumerate(inputs)]
            assert module(*mixed).isfinite().all()


class TestDefinitions:
    """Each norm, gate and join against the formula, written out."""

    def test_same_padding_keeps_the_centre_whatever_the_stride(self) -> None:
        (x,) = tensors([(1, 5, 5)])
        tap = torch.zeros(1, 1, 5, 5)
        tap[0, 0, 2, 2] = 1
        fields = {"op": "conv2d", "out_channels": 1, "kernel_size": 5, "stride": 2, "bias": False}
        assert torch.equal(run(fields, x, weights={"weight": tap}), x[:, :, ::2, ::2])

    @pytest.mark.parametrize("shape", [IMAGE, FEATURES], ids=str)
    def test_layer_norm_acts_over_the_channels_at_each_position(self, shape: Shape) -> None:
        (x,) = tensors([shape])
        weights = {"weight": torch.arange(6.0), "bias": torch.arange(6.0) - 2}
        mean, variance = x.mean(1, keepdim=True), x.var(1, keepdim=True, unbiased=False)
        gain, shift = (weights[key].double().view(6, *[1] * (len(shape) - 1)) for key in ("weight", "bias"))
        expected = (x - mean) / torch.sqrt(variance + 0.1) * gain + shift
        assert torch.allclose(run({"op": "layer_norm", "eps": 0.1}, x, weights=weights), expected)

    @pytest.mark.parametrize("shape", [IMAGE, FEATURES], ids=str)
    def test_rms_norm_acts_over_the_channels_at_each_position(self, shape: Shape) -> None:
        (x,) = tensors([shape])
        gain = torch.arange(6.0)
        expected = x / torch.sqrt((x**2).mean(1, keepdim=True) + 0.1) * gain.view(6, *[1] * (len(shape) - 1))
        assert torch.allclose(run({"op": "rms_norm", "eps": 0.1}, x, weights={"weight": gain}), expected)

    def test_group_norm_acts_over_the_channels_of_a_group_and_all_positions(self) -> None:
        (x,) = tensors([IMAGE])
        group = x[:, 2:4].flatten(1)
        expected = (group - group.mean(1, keepdim=True)) / torch.sqrt(group.var(1, keepdim=True, unbiased=False) + 1e-5)
        assert torch.allclose(run({"op": "group_norm", "groups": 3}, x)[:, 2:4].flatten(1), expected)

    def test_batch_norm_in_eval_mode_uses_the_running_statistics(self) -> None:
        (x,) = tensors([FEATURES])
        weights = {
            "weight": torch.full((6,), 2.0),
            "bias": torch.ones(6),
            "running_mean": torch.arange(6.0),
            "running_var": torch.full((6,), 4.0),
            "num_batches_tracked": torch.tensor(1),
        }
        expected = (x - torch.arange(6)) / math.sqrt(4 + 1e-5) * 2 + 1
        assert torch.allclose(run({"op": "batch_norm"}, x, weights=weights), expected)

    @pytest.mark.parametrize("shape", [IMAGE, FEATURES], ids=str)
    def test_prelu_has_a_slope_a_channel(self, shape: Shape) -> None:
        x = -torch.ones(2, *shape, dtype=torch.float64)
        slopes = torch.arange(6.0)
        assert torch.equal(
            run({"op": "prelu"}, x, weights={"weight": slopes})[0].reshape(6, -1)[:, 0], -slopes.double()
        )
        assert torch.equal(run({"op": "prelu"}, x), 0.25 * x)

    def test_leaky_relu_has_its_slope(self) -> None:
        x = torch.tensor([[-2.0, 3.0]], dtype=torch.float64)
        assert run({"op": "leaky_relu", "slope": 0.5}, x).tolist() == [[-1.0, 3.0]]

    @pytest.mark.parametrize("shape", [IMAGE, FEATURES], ids=str)
    def test_scale_starts_at_zero_and_multiplies(self, shape: Shape) -> None:
        (x,) = tensors([shape])
        assert run({"op": "scale"}, x).abs().max() == 0
        assert torch.equal(run({"op": "scale"}, x, weights={"weight": torch.tensor([3.0])}), 3 * x)
        factors = torch.arange(6.0)
        scaled = run({"op": "scale", "per_channel": True}, x, weights={"weight": factors})
        assert torch.equal(scaled, x * factors.view(6, *[1] * (len(shape) - 1)))

    def test_a_gate_counts_for_every_position(self) -> None:
        x, gate = tensors([IMAGE, GATE])
        assert torch.equal(run({"op": "multiply"}, gate, x), x * gate)
        assert torch.equal(run({"op": "add"}, x, gate, x), x + gate + x)

    def test_concat_keeps_the_order(self) -> None:
        one, two = tensors([IMAGE, (2, 5, 7)])
        assert torch.equal(run({"op": "concat"}, two, one), torch.cat([two, one], dim=1))

    @pytest.mark.parametrize("scale", [None, 0.3])
    def test_attention_mixes_the_values_by_the_softmax_of_queries_and_keys(self, scale: float | None) -> None:
        heads, key_dim, value_dim = 2, 3, 5
        fields = {"op": "attention", "heads": heads, "key_dim": key_dim, "value_dim": value_dim, "out_channels": 4}
        fields |= {"scale": scale}
        (x,) = tensors([IMAGE])
        source = generator(1)
        weights = {
            key: torch.randn(spec.shape, generator=source) for key, spec in layer(fields).tensors([IMAGE]).items()
        }
        tokens = x.reshape(3, 6, 35)
        query, key, value = (
            torch.einsum("oc,bct->bot", weights[f"{part}.weight"].double(), tokens)
            + weights[f"{part}.bias"][:, None].double()
            for part in ("query", "key", "value")
        )
        mixed = []
        for head in range(heads):
            q, k = (part[:, head * key_dim : (head + 1) * key_dim] for part in (query, key))
            scores = torch.einsum("bdt,bds->bts", q, k) * (key_dim**-0.5 if scale is None else scale)
            v = value[:, head * value_dim : (head + 1) * value_dim]
            mixed.append(torch.einsum("bts,bds->bdt", scores.softmax(-1), v))
        expected = torch.einsum("oc,bct->bot", weights["output.weight"].double(), torch.cat(mixed, dim=1))
        expected = (expected + weights["output.bias"][:, None].double()).view(3, 4, 5, 7)
        assert torch.allclose(run(fields, x, weights=weights), expected)

    def test_a_class_token_comes_before_the_positions_in_raster_order_and_first_token_takes_it(self) -> None:
        (x,) = tensors([IMAGE])
        token = torch.arange(6.0)
        y = run({"op": "class_token"}, x, weights={"weight": token})
        assert torch.equal(y[:, :, 0, 0], token.double().expand(3, 6))
        assert torch.equal(y[:, :, 1:, 0], x.flatten(2))
        assert torch.equal(run({"op": "first_token"}, y), y[:, :, :1])

    def test_a_position_embedding_is_added(self) -> None:
        (x,) = tensors([IMAGE])
        weight = torch.randn(IMAGE, generator=generator())
        assert torch.equal(run({"op": "position_embedding"}, x, weights={"weight": weight}), x + weight)
        assert not torch.equal(run({"op": "position_embedding"}, x), x)

    @pytest.mark.parametrize("shape", [IMAGE, FEATURES], ids=str)
    def test_blend_starts_as_its_first_input_and_moves_to_the_second(self, shape: Shape) -> None:
        x, y = tensors([shape, shape])
        assert torch.equal(run({"op": "blend"}, x, y), x)
        assert torch.equal(run({"op": "blend"}, x, y, weights={"weight": torch.ones(1)}), y)
        shares = torch.arange(6.0) / 4
        share = shares.double().view(6, *[1] * (len(shape) - 1))
        found = run({"op": "blend", "per_channel": True}, x, y, weights={"weight": shares})
        assert torch.allclose(found, (1 - share) * x + share * y)

    def test_flatten_goes_channel_after_channel(self) -> None:
        (x,) = tensors([IMAGE])
        last = x.to(memory_format=torch.channels_last)
        assert torch.equal(run({"op": "flatten"}, last)[0, :35], x[0, 0].flatten())

    def test_he_initialisation_keeps_the_scale_of_a_relu_network(self) -> None:
        it = layer({"op": "linear", "out_features": 1000})
        weight = it.initialise([(500,)], generator())["weight"]
        assert weight.std().item() == pytest.approx(math.sqrt(2 / 500), rel=0.01)
        assert it.initialise([(500,)], generator())["bias"].abs().max() == 0


ATTENTION: Fields = {"op": "attention", "heads": 1, "key_dim": 2, "value_dim": 2, "out_channels": 6}

ILLEGAL: list[tuple[Fields, list[Shape], str]] = [
    (
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3},
        [FEATURES],
        "conv2d takes (channels, height, width), but 'in0'",
    ),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 3}, [IMAGE, IMAGE], "conv2d takes one input, got 2"),
    ({"op": "conv2d", "out_channels": 4, "kernel_size": 2}, [IMAGE], 'padding "same" needs an odd kernel_size, got 2'),
    (
        {"op": "conv2d", "out_channels": 4, "kernel_size": 7, "padding": 0},
        [IMAGE],
        "the kernel reaches over 7 positions",
    ),
    (
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3, "dilation": 4, "padding": 1},
        [IMAGE],
        "the kernel reaches over 9 positions, but 'in0' gives (6, 5, 7) with padding 1 on each side",
    ),
    (
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3, "groups": 4},
        [IMAGE],
        "groups=4 does not divide the 6 input",
    ),
    (
        {"op": "conv2d", "out_channels": 4, "kernel_size": 3, "groups": 3},
        [IMAGE],
        "groups=3 does not divide the 4 out_ch",
    ),
    ({"op": "linear", "out_features": 4}, [GATE], "linear takes (features,), but 'in0' gives (6, 1, 1); put a flatten"),
    ({"op": "group_norm", "groups": 4}, [IMAGE], "groups=4 does not divide the 6 input channels"),
    ({"op": "group_norm", "groups": 6}, [FEATURES], "leaves one value a group"),
    ({"op": "group_norm", "groups": 6}, [GATE], "leaves one value a group"),
    ({"op": "max_pool2d", "kernel_size": 6}, [IMAGE], "kernel_size=6 is larger than its input: 'in0' gives (6, 5, 7)"),
    ({"op": "max_pool2d", "kernel_size": 3, "padding": 2}, [IMAGE], "padding=2 is more than half of kernel_size=3"),
    ({"op": "avg_pool2d", "kernel_size": 2}, [FEATURES], "avg_pool2d takes (channels, height, width)"),
    ({"op": "global_avg_pool"}, [FEATURES], "global_avg_pool takes (channels, height, width)"),
    ({"op": "relu"}, [IMAGE, IMAGE], "relu takes one input, got 2"),
    ({"op": "add"}, [IMAGE], "add takes two or more inputs, got 1"),
    ({"op": "add"}, [IMAGE, (6, 5, 6)], "add needs equal shapes"),
    ({"op": "add"}, [IMAGE, (6, 5, 1)], "got 'in0' (6, 5, 7), 'in1' (6, 5, 1)"),
    ({"op": "add"}, [IMAGE, FEATURES], "add needs equal shapes"),
    ({"op": "add"}, [FEATURES, (1,)], "add needs equal shapes"),
    ({"op": "multiply"}, [IMAGE, (1, 1, 1)], "multiply needs equal shapes"),
    ({"op": "multiply"}, [GATE, (5, 5, 7)], "multiply needs equal shapes"),
    ({"op": "concat"}, [IMAGE], "concat takes two or more inputs, got 1"),
    (
        {"op": "concat"},
        [IMAGE, (6, 5, 6)],
        "concat needs the same height and width everywhere, got 'in0' (6, 5, 7), 'in1'",
    ),
    ({"op": "concat"}, [IMAGE, FEATURES], "concat needs the same height and width everywhere"),
    ({"op": "blend"}, [IMAGE], "blend takes two inputs, got 1"),
    ({"op": "blend"}, [IMAGE, IMAGE, IMAGE], "blend takes two inputs, got 3"),
    ({"op": "blend"}, [IMAGE, GATE], "blend needs equal shapes, got 'in0' (6, 5, 7), 'in1' (6, 1, 1)"),
    (ATTENTION, [FEATURES], "attention takes (channels, height, width), but 'in0'"),
    (ATTENTION, [(6, 2**8, 2**8)], "4294967296 attention scores over 65536 positions, the limit for one layer is"),
    (ATTENTION | {"heads": 2**10, "key_dim": 2**11}, [IMAGE], "heads=1024 times key_dim=2048 is 2097152, the limit"),
    (ATTENTION | {"heads": 2**10, "value_dim": 2**11}, [IMAGE], "heads=1024 times value_dim=2048 is 2097152"),
    ({"op": "class_token"}, [FEATURES], "class_token takes (channels, height, width)"),
    ({"op": "position_embedding"}, [FEATURES], "position_embedding takes (channels, height, width)"),
    ({"op": "first_token"}, [FEATURES], "first_token takes (channels, height, width)"),
]


@pytest.mark.parametrize(("fields", "shapes", "reason"), ILLEGAL, ids=str)
def test_inputs_that_do_not_fit_are_refused_with_their_shapes(fields: Fields, shapes: list[Shape], reason: str) -> None:
    with pytest.raises(nas.ArchitectureError) as caught:
        layer(fields, len(shapes)).shape(shapes)
    assert caught.value.node == "it"
    assert reason in caught.value.reason


OUT_OF_RANGE: list[Fields] = [
    {"op": "batch_norm", "eps": 0},
    {"op": "batch_norm", "eps": -1e-5},
    {"op": "batch_norm", "momentum": 1.5},
    {"op": "batch_norm", "momentum": math.nan},
    {"op": "layer_norm", "eps": math.inf},
    {"op": "leaky_relu", "slope": math.nan},
    {"op": "dropout", "p": 1.0},
    {"op": "dropout", "p": -0.1},
    {"op": "scale", "per_channel": 3},
    {"op": "group_norm", "groups": 0},
    {"op": "max_pool2d", "kernel_size": 2, "stride": 0},
    ATTENTION | {"scale": 0.0},
    ATTENTION | {"scale": math.inf},
    {"op": "attention", "key_dim": 2, "value_dim": 2, "out_channels": 6, "heads": 0},
]


@pytest.mark.parametrize("fields", OUT_OF_RANGE, ids=str)
def test_values_out_of_range_are_refused(fields: Fields) -> None:
    node = {"name": "it", "inputs": ["input"], **fields}
    with pytest.raises(nas.ArchitectureError, match=next(key for key in reversed(fields))):
        nas.Architecture.model_validate({"input": {"shape": list(IMAGE)}, "nodes": [node], "output": "it"})


@given(
    st.fixed_dictionaries(
        {
            "kernel_size": st.integers(1, 6),
            "stride": st.integers(1, 4),
            "padding": st.one_of(st.just("same"), st.integers(0, 4)),
            "dilation": st.integers(1, 3),
        }
    ),
    st.tuples(st.just(2), st.integers(1, 9), st.integers(1, 9)),
)
def test_a_convolution_is_legal_exactly_where_torch_can_run_it(window: dict[str, Any], shape: Shape) -> None:
    it = layer({"op": "conv2d", "out_channels": 2, **window})
    try:
        expected = it.shape([shape])
    except nas.ArchitectureError:
        if window["padding"] != "same":
            with pytest.raises(RuntimeError):
                it.module([shape])(torch.zeros(1, *shape))
    else:
        assert tuple(it.module([shape])(torch.zeros(1, *shape)).shape[1:]) == expected


@given(
    st.sampled_from(["max_pool2d", "avg_pool2d"]),
    st.integers(1, 6),
    st.integers(1, 4),
    st.integers(0, 3),
    st.tuples(st.just(2), st.integers(1, 9), st.integers(1, 9)),
)
def test_a_pool_is_legal_exactly_where_torch_can_run_it(
    op: str, size: int, stride: int, pad: int, shape: Shape
) -> None:
    it = layer({"op": op, "kernel_size": size, "stride": stride, "padding": pad})
    try:
        expected = it.shape([shape])
    except nas.ArchitectureError:
        with pytest.raises(RuntimeError):
            it.module([shape])(torch.zeros(1, *shape))
    else:
        assert tuple(it.module([shape])(torch.zeros(1, *shape)).shape[1:]) == expected


@given(architectures())
def test_every_shape_in_a_graph_is_the_one_that_torch_computes(architecture: nas.Architecture) -> None:
    module = nas.Network.initialise(architecture).module().eval()
    seen: dict[str, Shape] = {}
    for name, child in module.named_children():
        child.register_forward_hook(lambda _, __, y, name=name: seen.update({name: tuple(y.shape[1:])}))
    module(torch.zeros(2, *architecture.input.shape))
    assert seen == {name: shape for name, shape in architecture.shapes.items() if name != "input"}
    assert architecture.parameters == sum(p.numel() for p in module.parameters())
