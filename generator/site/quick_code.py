"""The code of templates, as :mod:`generator.site.quick_jinja` runs it."""

from __future__ import annotations

from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

_NAMING = (nodes.Macro, nodes.FromImport, nodes.Import, nodes.Include)
"""What names macros and their templates, or prints another template."""


class QuickCode(CodeGenerator):
    """Compiles templates, wherever it is certain that they escape, to say what is done at once."""

    def __init__(self, *told: Any, **settings: Any) -> None:  # noqa: ANN401  # as Jinja has it
        super().__init__(*told, **settings)
        self._macros = {"caller"}
        self._modules: set[str] = set()
        self._includes = False
        self._called_at_once: nodes.Expr | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Note what the template names before it is compiled."""
        for one in node.find_all(_NAMING):
            if isinstance(one, nodes.Macro):
                self._macros.add(one.name)
            elif isinstance(one, nodes.FromImport):
                self._macros.update(
                    name if isinstance(name, str) else name[1] for name in one.names
                )
            elif isinstance(one, nodes.Import):
                self._modules.add(one.target)
            else:
                # what is included is given away by Jinja whatever stands before it
                self._includes = True
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Begin a page or a block."""
        super().write_commons()
        self.writeline("printed = environment.printed")
        self.writeline("escaped = environment.escaped")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write some statements; a page or a block is joined, not given away value by value."""
        if frame.buffer is not None or self._includes:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.module_of(")
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, context)")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  # private to Jinja
        if not _escapes(frame) or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        elif self._is_plain_call(node):
            self._called_at_once = node
            self.write("(")
        else:
            self.write("(escaped(value) if type(value := (")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  # private to Jinja
        if not _escapes(frame) or finalize.src or self._is_plain_call(node):
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")) is str else printed(value))")

    def _is_plain_call(self, node: nodes.Expr) -> bool:
        """Whether a macro of this template or of another is called, with nothing but values."""
        if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return False
        called = node.node
        if isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name):
            return called.node.name in self._modules and not iskeyword(called.attr)
        return isinstance(called, nodes.Name) and called.name in self._macros

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  # Jinja's
        """Write a call; of a macro that is given values alone, at once."""
        is_around = forward_caller and _escapes(frame) and self._is_plain_call(node)
        if node is not self._called_at_once and not is_around:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self._called_at_once = None
        self.visit(node.node, frame)
        self.write(".around(caller, " if is_around else ".at_once(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's
        """Write an attribute as Python has it."""
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def macro_def(self, macro_ref: Any, frame: Frame) -> None:  # noqa: ANN401  # private to Jinja
        """Write the making of a macro that can be called at once."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)


def _escapes(frame: Frame) -> bool:
    """Whether it is certain, before anything is printed, that all of it is to be escaped."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
