"""Carrying out the rules: one node of the traced graph after the other, on values instead of tensors."""

import inspect
import operator
from collections.abc import Mapping
from typing import Any

from torch import Tensor, fx, nn

from nas.architecture import INPUT
from nas.errors import UnsupportedModule
from nas.tracing.layouts import Layouts
from nas.tracing.place import place_of
from nas.tracing.registry import Rule, function_rule, method_rule, module_rule
from nas.tracing.value import Absent, Constant, Distribution, Value, counted, same

BUILTIN = ("builtins", "_operator", "operator")
"""Module of Python's own functions; messages leave its name out."""


class Conversion(Layouts):
    """The context that rules work with."""

    def step(self, node: fx.Node, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        """Convert a node of the traced graph; raises UnsupportedModule if there is no rule for it."""
        self.place = place_of(node)
        match node.op:
            case "placeholder":
                return self.whole(INPUT)
            case "get_attr":
                found = operator.attrgetter(str(node.target))(self.root)
                return self.constant(found) if isinstance(found, Tensor) else found
            case "call_module":
                return self.call_module(self.root.get_submodule(str(node.target)), *args, **kwargs)
            case "call_method":
                name = str(node.target)
                return self._by_rule(method_rule(name), f"Tensor.{name}", *args, **kwargs)
            case _:
                return self.call_function(node.target, *args, **kwargs)

    def output(self, found: object) -> str:
        """The node that gives what the module's forward returned."""
        if isinstance(found, Distribution):
            self.head = found.head
            found = found.scores
        if not isinstance(found, Value):
            kind = "the input does not reach it" if isinstance(found, Constant) else f"it is a {type(found).__name__}"
            raise self.refusal("output", f"the output must be one tensor; {kind}")
        entry = self.draft.entries.get(self.source_of(found))
        if entry is not None and entry.node.op == "sigmoid" and found.index.dim() == 2:
            raise UnsupportedModule(
                "sigmoid",
                "the module ends in one, and netgrow trains on logits, with cross-entropy",
                str(entry.place),
                "return the logits, the input of the sigmoid; a single logit for two classes becomes two",
            )
        reading = self.features(found, "output") if found.index.dim() == 2 else self.image(found, "output")
        if not same(reading.index, counted(reading.index.shape)):
            raise self.refusal("output", "its features are in another order than any layer gives them")
        return self.add("identity", {}, [INPUT]) if reading.source == INPUT else reading.source

    def call_module(self, module: nn.Module, *args: Any, **kwargs: Any) -> Any:
        """Convert a module's call by the rule for its class."""
        name = f"{type(module).__module__}.{type(module).__qualname__}"
        if module._forward_hooks or module._forward_pre_hooks:
            raise self.refusal(
                name,
                "it has forward hooks, which a layer cannot have",
                "remove them: torch.nn.utils.remove_weight_norm or remove_spectral_norm where those made them, else "
                "call remove() on what register_forward_hook returned",
            )
        return self._by_rule(module_rule(module), name, module, *args, **kwargs)

    def call_child(self, parent: nn.Module, name: str, *args: Any, **kwargs: Any) -> Any:
        """Convert the call of a layer inside the present one."""
        outer, self.place = self.place, self.place.child(name)
        result = self.call_module(parent.get_submodule(name), *args, **kwargs)
        self.place = outer
        return result

    def call_function(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Convert a function's call by its rule."""
        module, name = getattr(function, "__module__", None), getattr(function, "__name__", repr(function))
        name = f"{module}.{name}" if module and module not in BUILTIN else name
        return self._by_rule(function_rule(function), name, *args, **kwargs)

    def _by_rule(self, rule: Rule | None, name: str, *args: Any, **kwargs: Any) -> Any:
        if any(isinstance(each, Distribution) for each in (*args, *kwargs.values())):
            raise self.refusal("softmax", "no layer computes it outside of attention, but for a last one, left out")
        for absent in (each for each in (*args, *kwargs.values()) if isinstance(each, Absent)):
            raise self.refusal(name, f"it uses {absent.what}")
        if rule is None:
            of = ", ".join(repr(each) for each in args if isinstance(each, nn.Module))
            raise self.refusal(name, f"no layer computes this{of and f': {of}'}"[:200])
        try:
            bound = inspect.signature(rule).bind(self, *args, **kwargs)
        except TypeError as error:
            raise self.refusal(
                name,
                f"it is called with arguments that are not supported ({error})",
                "call it without the argument that is named",
            ) from None
        return rule(*bound.args, **bound.kwargs)
