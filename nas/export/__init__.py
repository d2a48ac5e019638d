"""Networks in the forms that others read: ONNX, safetensors, a torch state dict, one Python file."""

from nas.export.description import Description
from nas.export.onnx_file import onnx
from nas.export.safetensors_file import safetensors
from nas.export.source import python, python_source
from nas.export.torch_file import torch

__all__ = ["Description", "onnx", "python", "python_source", "safetensors", "torch"]
