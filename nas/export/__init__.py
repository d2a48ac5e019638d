"""Networks in the forms that others read: ONNX, safetensors, one Python file."""

from nas.export.onnx_file import onnx
from nas.export.safetensors_file import safetensors
from nas.export.source import python, python_source

__all__ = ["onnx", "python", "python_source", "safetensors"]
