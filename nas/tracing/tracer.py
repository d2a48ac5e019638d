"""torch.fx's tracer, which here computes along: shapes are known at once, and code that asks for them goes on.

Plain fx gives a proxy for everything, and fails where the code loops over the parts of a tensor, unpacks a shape or
decides by one. Here every node's rule is carried out as the node is made; only what stands for a tensor remains a
proxy, and sizes are numbers.
"""

import operator
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from torch import fx, nn

from nas.errors import UnsupportedModule
from nas.tracing.conversion import Conversion
from nas.tracing.place import LINE, ROOT, failing_line, present_line
from nas.tracing.preparation import scores_of
from nas.tracing.registry import module_rule
from nas.tracing.value import Traced

TOLD = (
    "shape",
    "ndim",
    "device",
    "dtype",
    "T",
    "mT",
    "is_cuda",
    "layout",
    "requires_grad",
    "is_quantized",
    "is_sparse",
)
"""Attributes of a tensor that are looked up at once."""


class Root(nn.Module):
    """Has the module to be traced in it, and what its forward gave: arguments beside the first keep their defaults."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.add_module(ROOT, module)
        self.result: object = None

    def forward(self, input: Any) -> None:
        self.result = self.get_submodule(ROOT)(input)


class TracedTensor(fx.Proxy):
    """A proxy with what it stands for."""

    outcome: Traced

    def __getattr__(self, name: str) -> Any:
        if name in TOLD:
            return self.tracer.create_proxy("call_function", getattr, (self, name), {})
        return super().__getattr__(name)

    def __iadd__(self, other: Any) -> Any:
        return self.tracer.create_proxy("call_function", operator.iadd, (self, other), {})

    def __imul__(self, other: Any) -> Any:
        return self.tracer.create_proxy("call_function", operator.imul, (self, other), {})

    def __len__(self) -> int:
        return int(self.shape[0])

    def __iter__(self) -> Iterator[Any]:
        return iter([operator.getitem(self, place) for place in range(len(self))])


class Tracer(fx.Tracer):
    """Converts while it traces; sees every layer that there is a rule for, or that torch has, as one call."""

    proxy_buffer_attributes = True

    def __init__(self, conversion: Conversion) -> None:
        super().__init__()
        self.conversion = conversion
        # Indices are as large as the tensors that they stand for: they go when the traced code lets go of its proxy.
        self._proxies: WeakValueDictionary[fx.Node, TracedTensor] = WeakValueDictionary()
        self._in_a_rule = False

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        return module_rule(m) is not None or super().is_leaf_module(m, module_qualified_name)

    def getattr(self, attr: str, attr_val: Any, parameter_proxy_cache: dict[str, Any]) -> Any:
        """A parameter as a proxy for the traced code, but as it is for a rule."""
        return attr_val if self._in_a_rule else super().getattr(attr, attr_val, parameter_proxy_cache)

    def call_module(self, m: nn.Module, forward: Callable[..., Any], args: Any, kwargs: Any) -> Any:
        """A layer's call as a node for the traced code; a rule that calls one means it."""
        return forward(*args, **kwargs) if self._in_a_rule else super().call_module(m, forward, args, kwargs)

    def create_node(self, *args: Any, **kwargs: Any) -> fx.Node:
        node = super().create_node(*args, **kwargs)
        node.meta[LINE] = present_line()
        return node

    def proxy(self, node: fx.Node) -> TracedTensor:
        return TracedTensor(node, self)

    def create_proxy(self, *args: Any, **kwargs: Any) -> Any:
        proxy = super().create_proxy(*args, **kwargs)
        return self._handed_on(proxy, self._outcome(proxy.node))

    def _handed_on(self, proxy: fx.Proxy, outcome: Any) -> Any:
        """The object for the traced code: a proxy, the parts of a tuple, or a plain one."""
        if isinstance(outcome, Traced):
            assert isinstance(proxy, TracedTensor)
            proxy.outcome = outcome
            self._proxies[proxy.node] = proxy
            return proxy
        if isinstance(outcome, tuple | list) and any(isinstance(part, Traced) for part in outcome):
            parts = []
            for place, part in enumerate(outcome):
                item = super().create_proxy("call_function", operator.getitem, (proxy, place), {})
                parts.append(self._handed_on(item, part))
            return tuple(parts)
        return outcome

    def _outcome(self, node: fx.Node) -> Any:
        """The node's value. Nodes without a proxy are parameters, which fx names on its own."""
        if node in self._proxies:
            return self._proxies[node].outcome
        args, kwargs = fx.map_arg(node.args, self._outcome), fx.map_arg(node.kwargs, self._outcome)
        self._in_a_rule = True
        try:
            return self.conversion.step(node, args, dict(kwargs))
        finally:
            self._in_a_rule = False


class Outcome(NamedTuple):
    """The node that gives what the module returns, and whether it returned more than that."""

    output: str
    auxiliary: bool


def trace(root: Root, conversion: Conversion) -> Outcome:
    """Trace `root`; return its output, with the nodes in the conversion's draft.

    Of several results the first counts, as of a network with auxiliary heads: eval mode gives one, as has been seen.
    Raises UnsupportedModule at the first operation without a rule, or where the code cannot be followed.
    """
    try:
        Tracer(conversion).trace(root)
        result = scores_of(root.result)
        if isinstance(result, tuple | list) and result:
            result = result[0]
        found = conversion.output(result.outcome if isinstance(result, TracedTensor) else result)
        return Outcome(found, auxiliary=result is not root.result)
    except UnsupportedModule:
        raise
    except Exception as error:
        raise UnsupportedModule(
            "tracing",
            f"torch.fx cannot follow the module: {type(error).__name__}: {error}",
            failing_line(error.__traceback__),
            "let the code at that line depend on shapes alone, not on the numbers of a tensor, and call torch's "
            "functions on tensors only",
        ) from error
