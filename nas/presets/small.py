"""Small networks for small images."""

from nas.architecture import Architecture
from nas.presets.draft import act, chain, conv, flatten, hidden, norm, pool

MNIST = (1, 28, 28)


def digits_cnn() -> Architecture:
    """For 8 x 8 digits: two small convolutions with batch norm. Good for 0.88 in five epochs; growth does better."""
    convolution = [conv(16, 3), norm(), act()]
    return chain((1, 8, 8), [*convolution, pool(), *convolution, flatten(), hidden(10)])


def mnist_cnn() -> Architecture:
    """The numpy seed's network: conv 5x5x32, pool, conv 5x5x64, pool, 1024, 10."""
    body = [conv(32, 5), act(), pool(), conv(64, 5), act(), pool()]
    return chain(MNIST, [*body, flatten(), hidden(1024), act(), hidden(10)])


def keras_mnist() -> Architecture:
    """The Keras example's network: no activation after its convolutions."""
    body = [conv(64, 3), pool(), conv(64, 3), pool()]
    return chain(MNIST, [*body, flatten(), hidden(64), act(), hidden(10)])


def mlp() -> Architecture:
    """Two hidden layers on the pixels of MNIST."""
    return chain(MNIST, [flatten(), hidden(256), act(), hidden(128), act(), hidden(10)])
