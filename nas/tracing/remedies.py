"""Remedies for refusals: the first whose pattern occurs in the operation or the reason."""

import re

REMEDIES: tuple[tuple[str, str], ...] = (
    ("over dimension .*attention", "take the softmax over the last dimension, the keys"),
    ("softmax", "leave it out: return the logits, netgrow's loss has a softmax of its own"),
    ("[Pp]arametrized", "fold it in: torch.nn.utils.parametrize.remove_parametrizations(layer, 'weight')"),
    ("forward hooks", "call remove() on what register_forward_hook returned"),
    ("DataParallel|OptimizedModule|AveragedModel", "unwrap it: use its .module (of torch.compile, its ._orig_mod)"),
    ("LSTM|GRU|RNN", "netgrow has no recurrent layers: use convolutions or attention over the positions"),
    ("Conv1d|conv1d|Pool1d|pool1d", "write it over images of width 1: a Conv2d or pool with a kernel of (k, 1)"),
    ("Conv3d|conv3d|Pool3d|pool3d|BatchNorm3d", "netgrow knows images of two dimensions: put the depth into channels"),
    ("ConvTranspose|conv_transpose", "use an upsampling followed by a convolution, or leave the decoder out"),
    ("padding_mode", "train with padding_mode='zeros'"),
    ("even kernel", "use an odd kernel, or pad by a number that is the same on all sides"),
    ("interpolate|Upsample|upsample", "resize the images before they go in, or leave the decoder out"),
    ("local_response_norm|LocalResponseNorm", "leave it out and train on, or use nn.BatchNorm2d in its place"),
    ("InstanceNorm|instance_norm", "make it without running statistics (track_running_stats=False), and train on"),
    ("track_running_stats|without running statistics", "make the norm with track_running_stats=True and train on"),
    ("uses running statistics in train mode", "let the norm follow the module's mode: training=self.training"),
    ("momentum=None", "set the norm's momentum to a number, 0.1 say"),
    ("is used twice|share weights", "give each place a layer of its own (copy.deepcopy keeps the weights)"),
    ("mask", "leave the mask out: every position attends to every other"),
    ("batch_first", "make the attention with batch_first=True, on tokens (batch, tokens, channels)"),
    ("add_bias_kv", "make the attention without add_bias_kv and add_zero_attn"),
    ("query, key and value differ|come from different inputs", "attend from one and the same tensor: self-attention"),
    ("attention's weights", "use the attention's output alone: need_weights=False"),
    (
        "attention",
        "write it as nn.MultiheadAttention, or as linear layers, F.scaled_dot_product_attention and one more",
    ),
    ("detach", "leave the detach() out if all of the module may be trained"),
    ("dropout|Dropout|bernoulli|new_empty|new_ones|[.]rand", "use nn.Dropout, or leave the randomness out"),
    ("leaves one value a group", "use fewer groups, or put the norm before the pool"),
    ("dilation or indices", "pool without dilation and without return_indices"),
    ("divisor_override", "use divisor_override=None; a constant factor folds into the next layer"),
    ("AdaptiveMaxPool|adaptive_max|Tensor.max|Tensor.amax", "use nn.AdaptiveAvgPool2d(1) in its place, and train on"),
    ("approximate=|alpha=|Softplus|softplus|CELU|activation", "use ReLU, GELU, SiLU, ELU or hardswish, and train on"),
    (
        "sub:|neg:|pow:|Tensor.exp|Tensor.pow|Tensor.sqrt",
        "fold it into a neighbouring layer's weights where it is linear",
    ),
    ("it takes a (float|int|bool)", "fold the constant into the bias of the layer before it"),
    ("is not one token", "put one token of (1, 1, channels) in front with torch.cat, or none"),
    (
        "no number of its own|neither one number",
        "give it one number a channel (a scale), or one a channel and position",
    ),
    ("Tensor.flip|roll|cumsum|sort|einsum", "leave it out, or write it with permute, reshape and linear layers"),
    ("a Scores", "end in a layer that gives the logits"),
    ("it is a Tensor|does not reach", "return what is computed from the input"),
    ("Parameter|the parameter|of two parameters", "compute it once, and keep the result as the layer's own parameter"),
    ("is not the batch|for a batch of", "keep the batch first, and write its size as x.shape[0] or -1"),
    ("not the channels|channels alone|another order|same order", "permute to (batch, channels, height, width) first"),
    ("is a part of", "compute the parts with layers of their own instead of slicing them"),
    ("Tensor.sum|torch.sum", "take the mean over height and width, x.mean((2, 3)), and fold their number into weights"),
    ("indexing|^(gt|lt|ge|le|eq|ne):|masked|where", "choose by position, not by the numbers of a tensor"),
    ("in-place|setitem", "make a new tensor instead of writing into one"),
    ("not all the positions|mean over all positions", "take the mean over height and width: x.mean((2, 3))"),
    ("is larger than its input|reaches over", "bring larger images, or make the kernel smaller"),
    ("larger than|has other numbers for every sample", "give the parameter the shape of one sample"),
    ("arguments that are not supported", "call it without the argument that is named"),
    ("one tensor", "wrap the module in one whose forward returns the logits alone"),
    ("constant", "fold the factor into the weights of the layer before or after it"),
    ("no layer divides|division", "multiply by the inverse, where it is a number or a parameter"),
    ("layers have the same in both directions", "use the same number for height and width"),
)
"""(pattern, what to do)."""


def remedy_for(operation: str, reason: str) -> str | None:
    """The remedy for a refusal; None if there is only the general one."""
    text = f"{operation}: {reason}"
    return next((remedy for pattern, remedy in REMEDIES if re.search(pattern, text)), None)
