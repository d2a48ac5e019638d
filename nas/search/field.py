"""The field `search` of a job: one of the strategies' specs, by `strategy`."""

from functools import cache, reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic import ValidatorFunctionWrapHandler as Handler
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from nas.search import registry
from nas.search.spec import SearchSpec

DEFAULT = "evolution"


def _by_strategy(value: Any, handler: Handler) -> Any:
    """One of the specs by the strategy's name, so that an error speaks of that one alone, and names its field."""
    if isinstance(value, SearchSpec):
        return value
    if not isinstance(value, dict):
        return handler(value)
    name = value.get("strategy", DEFAULT)
    spec = registry.specs().get(name) if isinstance(name, str) else None
    if spec is None:
        raise _unknown(name)
    foreign = {*value} & _owners().keys() - spec.model_fields.keys()
    strangers = sorted(field for field in foreign if value[field] is not None)
    if strangers:
        raise _foreign(name, strangers, value)
    return spec.model_validate({field: given for field, given in value.items() if field not in foreign})


def _unknown(name: object) -> ValidationError:
    known = ", ".join(registry.names())
    return _error(
        InitErrorDetails(
            type=PydanticCustomError("value_error", f"Value error, unknown strategy {name!r}; known: {known}"),
            loc=("strategy",),
            input=name,
        )
    )


def _foreign(name: str, strangers: list[str], value: dict[str, Any]) -> ValidationError:
    return _error(
        *(
            InitErrorDetails(
                type=PydanticCustomError(
                    "extra_forbidden", f"is of the strategy {' and '.join(_owners()[field])}, but strategy is {name}"
                ),
                loc=(field,),
                input=value[field],
            )
            for field in strangers
        )
    )


def _error(*details: InitErrorDetails) -> ValidationError:
    return ValidationError.from_exception_data("search", list(details))


@cache
def _owners() -> dict[str, list[str]]:
    """The strategies that a field belongs to, for each field that not all of them have."""
    owners: dict[str, list[str]] = {}
    for name, spec in registry.specs().items():
        for field in spec.model_fields.keys() - SearchSpec.model_fields.keys():
            owners.setdefault(field, []).append(name)
    return owners


class _ByStrategy:
    """Stands for the union of all strategies' specs, which are found by looking at the files there are."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source
        specs = tuple(registry.specs().values())
        union = handler.generate_schema(Annotated[reduce(or_, specs), Field(discriminator="strategy")])
        return core_schema.no_info_wrap_validator_function(_by_strategy, union)


AnySearch = Annotated[SearchSpec, _ByStrategy()]

_adapter: TypeAdapter[SearchSpec] = TypeAdapter(AnySearch)


def search_spec(**fields: Any) -> SearchSpec:
    """The `search` part of a job with these fields; raises pydantic.ValidationError."""
    return _adapter.validate_python(fields)
