"""For the docs' reference: a call of the client comes to what its flow comes to, and readers need no flow."""

from typing import Any

import griffe


class Flows(griffe.Extension):
    """`-> Flow[Job]` becomes `-> Job`; `-> Flow[None]`, of what gives nothing or many, falls away."""

    def on_function_instance(self, *, func: griffe.Function, **kwargs: Any) -> None:
        """Mends the signature of one function."""
        returns = func.returns
        if isinstance(returns, griffe.ExprSubscript) and str(returns.left) == "Flow":
            func.returns = None if str(returns.slice) == "None" else returns.slice
