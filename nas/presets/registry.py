"""The presets by name."""

from collections.abc import Callable
from functools import cache

from nas.architecture import Architecture
from nas.errors import PresetError
from nas.presets.inception import inception_bn, inception_bn_narrow
from nas.presets.mobilenet import mobilenet
from nas.presets.resnet import resnet
from nas.presets.small import digits_cnn, keras_mnist, mlp, mnist_cnn
from nas.presets.vgg import vgg8, vgg16
from nas.presets.vit import vit_tiny

PRESETS: dict[str, Callable[[], Architecture]] = {
    build.__name__: build
    for build in (
        digits_cnn,
        mnist_cnn,
        keras_mnist,
        mlp,
        vgg8,
        vgg16,
        inception_bn,
        inception_bn_narrow,
        resnet,
        mobilenet,
        vit_tiny,
    )
}


def names() -> list[str]:
    """The presets' names, sorted."""
    return sorted(PRESETS)


@cache
def get(name: str) -> Architecture:
    """The preset of that name; raises PresetError, with the known names."""
    if name not in PRESETS:
        raise PresetError(f"unknown preset {name!r}; known presets: {', '.join(names())}")
    return PRESETS[name]()
