"""The walk over a traced graph: every node's rule is carried out on values instead of tensors."""

import inspect
import operator
from collections.abc import Callable, Mapping
from typing import Any

from torch import Tensor, fx, nn

from nas.architecture import INPUT
from nas.tracing.layouts import Layouts
from nas.tracing.place import place_of
from nas.tracing.registry import Rule, function_rule, method_rule, module_rule
from nas.tracing.value import Absent, Constant, Value, counted, same

HARMLESS = ("math", "builtins", "_operator", "operator")
"""Functions of these Python modules compute with plain numbers, such as sizes."""


class Conversion(Layouts):
    """What the rules work with."""

    def run(self, graph: fx.Graph) -> Value:
        """The graph's result; raises UnsupportedModule at the first node without a rule."""
        results: dict[fx.Node, object] = {}
        last_use = {used: node for node in graph.nodes for used in node.all_input_nodes}
        for node in graph.nodes:
            self.place = place_of(node)
            args, kwargs = (_with(results, each) for each in (node.args, node.kwargs))
            if node.op == "output":
                return self._result(args[0])
            results[node] = self._one(node, args, kwargs)
            for used in node.all_input_nodes:
                if last_use[used] is node:
                    results.pop(used, None)  # Indices are as large as the tensors that they stand for.
        raise AssertionError("a graph ends in its output")

    def _one(self, node: fx.Node, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> object:
        match node.op:
            case "placeholder":
                return self.whole(INPUT)
            case "get_attr":
                found = operator.attrgetter(str(node.target))(self.root)
                return self.constant(found) if isinstance(found, Tensor) else found
            case "call_module":
                return self.call_module(self.root.get_submodule(str(node.target)), *args, **kwargs)
            case "call_method":
                return self.call_method(str(node.target), *args, **kwargs)
            case _:
                return self.call_function(node.target, *args, **kwargs)

    def _result(self, found: object) -> Value:
        if not isinstance(found, Value):
            kind = "the input does not reach it" if isinstance(found, Constant) else f"it is a {type(found).__name__}"
            raise self.refusal("output", f"the output must be one tensor; {kind}")
        reading = self.features(found, "output") if found.index.dim() == 2 else self.image(found, "output")
        if not same(reading.index, counted(reading.index.shape)):
            raise self.refusal("output", "its features are in another order than any layer gives them")
        if reading.source == INPUT:
            return self.whole(self.add("identity", {}, [INPUT]))
        return self.whole(reading.source)

    def call_module(self, module: nn.Module, *args: Any, **kwargs: Any) -> Any:
        """What the module gives, by the rule for its class."""
        rule = module_rule(module)
        name = f"{type(module).__module__}.{type(module).__qualname__}"
        if rule is None:
            raise self.refusal(name, f"{module!r} has no layer like it"[:200])
        if module._forward_hooks or module._forward_pre_hooks:
            raise self.refusal(
                name, "it has forward hooks (weight or spectral norm, perhaps), which a layer cannot have"
            )
        return self._by_rule(rule, name, module, *args, **kwargs)

    def call_child(self, parent: nn.Module, name: str, *args: Any, **kwargs: Any) -> Any:
        """What a layer inside the present one gives."""
        outer, self.place = self.place, self.place.child(name)
        result = self.call_module(parent.get_submodule(name), *args, **kwargs)
        self.place = outer
        return result

    def call_function(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        """What the function gives, by its rule; functions of plain numbers are simply called."""
        name = _name_of(function)
        rule = function_rule(function)
        if rule is not None and _has_tensors((args, kwargs)):
            return self._by_rule(rule, name, *args, **kwargs)
        if _has_tensors((args, kwargs)) or getattr(function, "__module__", None) not in HARMLESS:
            raise self.refusal(name, "no layer computes this")
        return function(*args, **kwargs)

    def call_method(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """What the tensor's method gives, by its rule."""
        if not _has_tensors(args[:1]):
            return getattr(args[0], name)(*args[1:], **kwargs)
        rule = method_rule(name)
        if rule is None:
            raise self.refusal(f"Tensor.{name}", "no layer computes this")
        return self._by_rule(rule, f"Tensor.{name}", *args, **kwargs)

    def _by_rule(self, rule: Rule, name: str, *args: Any, **kwargs: Any) -> Any:
        try:
            bound = inspect.signature(rule).bind(self, *args, **kwargs)
        except TypeError as error:
            raise self.refusal(name, f"it is called with arguments that are not supported ({error})") from None
        for absent in (each for each in (*args, *kwargs.values()) if isinstance(each, Absent)):
            raise self.refusal(name, f"it uses {absent.what}")
        return rule(*bound.args, **bound.kwargs)


def _with(results: Mapping[fx.Node, object], arguments: Any) -> Any:
    """The arguments, with what the nodes among them gave."""
    look_up: Callable[[fx.Node], Any] = results.__getitem__
    return fx.map_arg(arguments, look_up)


def _has_tensors(value: object) -> bool:
    """Whether anything in it stands for a tensor."""
    if isinstance(value, Mapping):
        return any(_has_tensors(each) for each in value.values())
    if isinstance(value, tuple | list) and not isinstance(value, Absent):
        return any(_has_tensors(each) for each in value)
    return isinstance(value, Value | Constant | Absent | Tensor) or hasattr(value, "stands_for_a_tensor")


def _name_of(function: object) -> str:
    module, name = getattr(function, "__module__", None), getattr(function, "__name__", repr(function))
    return f"{module}.{name}" if module and module not in HARMLESS else str(name)
