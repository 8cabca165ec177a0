"""Jinja, spared the work that our pages never need.

An explainer prints some nine hundred values and calls some three hundred macros. Jinja makes each
value Markup only to join it to others, asks each macro whether it wants a context, keywords or a
caller, and looks for each attribute among the keys of a mapping too. That takes longer than the
work itself.

Templates are compiled here as if views had the attributes that are asked of them, and macros took
what they are given. Where that fails, Jinja alone prints the page once more, from the beginning:
what it prints holds, and what is wrong it tells in its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from hashlib import sha256
from types import CodeType
from typing import Any, cast

from jinja2 import BytecodeCache, Environment, Template, meta
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]  # private

from generator.site.quick_code import QuickCode

_OF_THE_COMPILER = ("_loop_vars", "_block_vars")
"""Keywords that compiled templates add to every call; macros take none of them."""

_NOT_QUICK = (AttributeError, TypeError)
"""How it shows that a view or a macro is not what the compiled template takes it for."""


def printed(value: object) -> str:
    """Escape what a template prints: as ``escape``, whose result is always Markup."""
    if type(value) is str:
        return _escape_inner(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Macro(Macro):
    """A macro that can be called without being asked what it takes.

    Attributes:
        at_once: Prints it with values, each in its place; what it prints is escaped.
    """

    def __init__(self, *told: Any) -> None:  # noqa: ANN401  # as Jinja has it
        super().__init__(*told)
        self.at_once = self._func
        if self.caller or self.catch_kwargs or self.catch_varargs:
            self.at_once = self
        else:
            self._func.__defaults__ = (missing,) * len(self.arguments)

    def around(self, caller: Macro, *values: object) -> str:
        """Print it with values around what a caller prints."""
        left = len(self.arguments) - len(values)
        is_plain = not (self.catch_kwargs or self.catch_varargs or self.explicit_caller)
        if self.caller and is_plain and left >= 0:
            return self._func(*values, *(missing,) * left, caller)
        return self(*values, caller=caller)


class _Context(Context):
    """Calls a macro without asking what kind of function it is."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # as Jinja has it
        if type(obj) is not _Macro:
            return super().call(obj, *args, **kwargs)
        for name in _OF_THE_COMPILER:
            kwargs.pop(name, None)
        return obj(self.eval_ctx, *args, **kwargs)


class QuickTemplate(Template):
    """A template that Jinja alone prints where the quick way does not know how."""

    environment: QuickEnvironment

    def render(self, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401  # as Jinja has it
        """Print the template as a page."""
        context = self.new_context(dict(*args, **kwargs))
        try:
            return "".join(self.root_render_func(context))
        except _NOT_QUICK:
            return self._thorough().render(*args, **kwargs)
        except Exception:  # noqa: BLE001  # told with the template's lines, and raised again
            self.environment.handle_exception()

    def component(self, macro: str, *values: object) -> Markup:
        """Print one macro of a template, with values, each in its place."""
        try:
            made = getattr(self.module, macro).at_once(*values)
        except _NOT_QUICK:
            made = getattr(self._thorough().module, macro)(*values)
        return Markup(made)  # noqa: S704 - Jinja has escaped what it printed

    def _thorough(self) -> Template:
        return self.environment.thorough.get_template(self.name or "")


class QuickEnvironment(Environment):
    """Jinja's environment with all of it.

    Attributes:
        thorough: Jinja as it is, for what is not to be done at once.
    """

    code_generator_class = QuickCode
    context_class = _Context
    template_class = QuickTemplate
    Macro = _Macro
    printed = staticmethod(printed)
    escaped = staticmethod(_escape_inner)

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # as Jinja has it
        super().__init__(**settings)
        self.thorough = Environment(**settings)  # noqa: S701 - as it is told
        self._loaded: dict[str, QuickTemplate] = {}
        self._modules: dict[str, TemplateModule] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # as Jinja has it
    ) -> QuickTemplate:
        """Give a template by its name; one that was loaded, without a look at anything else."""
        loaded = self._loaded.get(name) if type(name) is str and not globals else None
        if loaded is not None:
            return loaded
        found = cast("QuickTemplate", super().get_template(name, parent, globals))
        if found.name and not self.auto_reload:
            self._loaded[found.name] = found
        return found

    def module_of(self, name: str | Template, parent: str, context: Context) -> TemplateModule:
        """Give the macros of a template that another imports."""
        found = self._modules.get(name) if type(name) is str else None
        if found is None or len(context.globals_keys) != len(self.globals):
            template = self.get_template(name, parent)
            found = template._get_default_module(context)  # noqa: SLF001  # as compiled templates do
            if template.name in self._loaded and found is template.module:
                self._modules[template.name] = found
        return found

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give a template its globals, in one mapping.

        Jinja chains two, so that changes show later; ours never change, and each import asks for
        their names.
        """
        return {**self.globals, **(d or {})}

    def compiled(self, name: str) -> dict[tuple[str, str], CodeType]:
        """Compile a template and all that it includes; by name and the digest of each source."""
        found: dict[tuple[str, str], CodeType] = {}
        names = [name]
        for one in names:  # it grows meanwhile
            assert self.loader is not None  # noqa: S101  it was set up with one
            source, filename, _ = self.loader.get_source(self, one)
            parsed = self.parse(source, one, filename)
            found[one, digest_of(source)] = self.compile(parsed, one, filename)
            others = meta.find_referenced_templates(parsed)
            names += dict.fromkeys(other for other in others if other and other not in names)
        return found

    def expect(self, codes: Mapping[tuple[str, str], CodeType]) -> None:
        """Use what :meth:`compiled` gave, as far as templates still hold the same."""
        self.bytecode_cache = _Expected(codes)


class _Expected(BytecodeCache):
    """Hands out what was compiled by a fork of this process; nothing of it is kept elsewhere."""

    def __init__(self, codes: Mapping[tuple[str, str], CodeType]) -> None:
        self.codes = codes

    def get_bucket(
        self,
        environment: Environment,
        name: str,
        filename: str | None,  # noqa: ARG002  # as Jinja has it
        source: str,
    ) -> Bucket:
        """Give a template's place, with its code where that was compiled of the same source."""
        bucket = Bucket(environment, name, "")
        bucket.code = self.codes.get((name, digest_of(source)))
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep nothing."""


def digest_of(source: str) -> str:
    """The digest of a template's source."""
    return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
