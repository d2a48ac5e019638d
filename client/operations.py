"""Calls of the API as methods: blocking or awaited, with the same parameters."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any, Generic, ParamSpec, Self, TypeVar, overload

from client.drivers import AsyncDriver, BlockingDriver
from client.flows import Flow

P = ParamSpec("P")
T = TypeVar("T")


class Blocking:
    """Base of a client whose methods block."""

    _driver: BlockingDriver


class Asynchronous:
    """Base of a client whose methods are awaited, or iterated with `async for`."""

    _driver: AsyncDriver


class _Described:
    """Has the docstring and the signature of the function that it stands for."""

    def __init__(self, function: Callable[..., object]) -> None:
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__wrapped__ = function

    def dressed(self, method: Callable[..., Any]) -> Any:
        """The method, so that `help` tells what it does."""
        method.__doc__, method.__name__, method.__wrapped__ = (  # type: ignore[attr-defined]
            self.__doc__,
            self.__name__,
            self.__wrapped__,
        )
        return method


class Operation(_Described, Generic[P, T]):
    """A call that comes to a T."""

    def __init__(self, flow: Callable[P, Flow[T]]) -> None:
        super().__init__(flow)
        self._flow = flow

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: Blocking, owner: type) -> Callable[P, T]: ...

    @overload
    def __get__(self, instance: Asynchronous, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...

    def __get__(self, instance: Blocking | Asynchronous | None, owner: type) -> object:
        if instance is None:
            return self
        run: Callable[[Flow[T]], object] = instance._driver.run
        return self.dressed(lambda *args, **kwargs: run(self._flow(*args, **kwargs)))


class Listing(_Described, Generic[P, T]):
    """A call that gives one T after another: pages, or a stream."""

    def __init__(self, item: type[T], flow: Callable[P, Flow[None]]) -> None:
        super().__init__(flow)
        self._flow = flow

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: Blocking, owner: type) -> Callable[P, Iterator[T]]: ...

    @overload
    def __get__(self, instance: Asynchronous, owner: type) -> Callable[P, AsyncIterator[T]]: ...

    def __get__(self, instance: Blocking | Asynchronous | None, owner: type) -> object:
        if instance is None:
            return self
        iterate: Callable[[Flow[None]], object] = instance._driver.iterate
        return self.dressed(lambda *args, **kwargs: iterate(self._flow(*args, **kwargs)))
