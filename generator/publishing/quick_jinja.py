"""Jinja, spared the work that our pages never need.

An explainer prints some nine hundred values and calls some three hundred macros. Jinja makes each
value Markup only to join it to others, and asks each macro whether it wants a context, keywords
or a caller. Both take longer than the work itself. What is printed is the same.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # private

_OF_THE_COMPILER = frozenset({"_loop_vars", "_block_vars"})
"""Keywords that compiled templates add to every call; macros take none of them."""


def printed(value: object) -> str:
    """Escape what a template prints: as ``escape``, whose result is always Markup."""
    if type(value) is str:
        return _escape_inner(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Code(CodeGenerator):
    """Compiles templates to use :func:`printed`, wherever it is certain that they escape."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  # private to Jinja
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class _Context(Context):
    """Calls a macro at once where it is given no more than it takes, each thing by its place."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as Jinja has it
        if type(obj) is Macro and _takes(obj, len(args)) and kwargs.keys() <= _OF_THE_COMPILER:
            left_out = (missing,) * (len(obj.arguments) - len(args))
            made = obj._func(*args, *left_out)  # noqa: SLF001  # the macro's own code
            return Markup(made) if self.eval_ctx.autoescape else made  # noqa: S704  # escaped by it
        return super().call(obj, *args, **kwargs)


def _takes(macro: Macro, count: int) -> bool:
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return False
    return len(macro.arguments) >= count


class QuickEnvironment(Environment):
    """Jinja's environment with both."""

    code_generator_class = _Code
    context_class = _Context
    printed = staticmethod(printed)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template its globals, in one mapping.

        Jinja chains two, so that changes show later; ours never change, and each import asks for
        their names.
        """
        return {**self.globals, **(d or {})}
