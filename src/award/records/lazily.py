"""A case whose facts are gathered when a rule first asks for them: most steps ask for a few of many."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from functools import cache, partial
from typing import Any, TypeVar, cast

T = TypeVar("T")


def lazily(kind: type[T], given: Mapping[str, Any], later: Mapping[str, Callable[[], Any]]) -> T:
    """A frozen value of `kind`: `given` is known, each of `later` is made once, at the first question.

    Ask it within the transaction or the page that made it: what is made later is as of then.
    """
    made = object.__new__(_lazy(cast(Any, kind)))
    object.__setattr__(made, "_later", dict(later))
    for name, value in given.items():
        object.__setattr__(made, name, value)
    return cast(T, made)


@cache
def _lazy(kind: Any) -> type[Any]:
    return type(kind.__name__, (kind,), {"__slots__": ("_later",), "__getattr__": _ask})


def _ask(self: Any, name: str) -> Any:
    """Only for an attribute that is not there yet; what nobody makes has its default."""
    kind: Any = type(self)
    if name == "_later" or name not in self._later | _defaults(kind):
        raise AttributeError(name)
    value = (self._later.pop(name, None) or _defaults(kind)[name])()
    object.__setattr__(self, name, value)
    return value


@cache
def _defaults(kind: Any) -> dict[str, Callable[[], Any]]:
    found: dict[str, Callable[[], Any]] = {}
    for f in fields(kind):
        if f.default_factory is not MISSING:
            found[f.name] = f.default_factory
        elif f.default is not MISSING:
            found[f.name] = partial(_same, f.default)
    return found


def _same(value: Any) -> Any:
    return value
