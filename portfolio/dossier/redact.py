"""Replaces names by their aliases in a whole view, last of all, so that no field is forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from typing import Any

from portfolio.errors import RenderFailed
from portfolio.model.dossier import View

_TAG = re.compile(r"(<[^>]*>)")
_LINK = re.compile(r"</?a\b[^>]*>")
_APOSTROPHE = re.compile("['’]")
_KEPT = frozenset({"anchor", "mark", "sign", "language", "day"})


def redacted(view: View, aliases: Mapping[str, str]) -> View:
    """Return the view with every name replaced and every link taken out."""
    swap = _swapper(aliases)
    tree = _walk(view.model_dump(), swap, "")
    tree["redacted"] = True
    hidden = View.model_validate(tree)
    _refuse_leaks(hidden, aliases)
    return hidden


def _swapper(aliases: Mapping[str, str]) -> Callable[[str], str]:
    """Make a function that replaces names, the longest first, in any case."""
    known = {_key(name): alias for name, alias in aliases.items() if name.strip()}
    if not known:
        return lambda text: text
    names = sorted((n for n in aliases if n.strip()), key=len, reverse=True)
    pattern = re.compile("|".join(_pattern(n) for n in names), re.IGNORECASE)
    return lambda text: pattern.sub(lambda m: known[_key(m[0])], text)


def _pattern(name: str) -> str:
    words = r"[\s\-_]+".join(re.escape(w) for w in re.split(r"[\s\-_]+", name.strip()))
    return rf"(?<!\w){_APOSTROPHE.sub(_APOSTROPHE.pattern, words)}(?!\w)"


def _key(name: str) -> str:
    return _APOSTROPHE.sub("'", re.sub(r"[\s\-_]+", " ", name.strip())).casefold()


def _walk(node: Any, swap: Callable[[str], str], key: str) -> Any:
    if isinstance(node, dict):
        number = node.get("number")
        found = {k: _walk(v, swap, k) for k, v in node.items()}
        if "anchor" in found and "id" in found:
            found["id"] = f"story-{number}"
        return found
    if isinstance(node, list | tuple):
        return tuple(_walk(v, swap, key) for v in node)
    if not isinstance(node, str) or key in _KEPT:
        return node
    return _in_html(node, swap) if key == "html" else swap(node)


def _in_html(html: str, swap: Callable[[str], str]) -> str:
    """Replace names in the words between tags."""
    parts = _TAG.split(_LINK.sub("", html))
    return "".join(p if p.startswith("<") else _escaped(p, swap) for p in parts)


def _escaped(text: str, swap: Callable[[str], str]) -> str:
    return escape(swap(unescape(text)), quote=True)


def _refuse_leaks(view: View, aliases: Mapping[str, str]) -> None:
    """Fail rather than print a name that markup tore apart, or that anything left standing."""
    places = [(f"in story {page.number}", page.model_dump()) for page in view.all_stories]
    rest = view.model_dump(exclude={"stories", "failures"})
    for where, node in [*places, ("on the pages about the bank", rest)]:
        text = "\n".join(_said(node, ""))
        for name, alias in aliases.items():
            if name.strip() and re.search(_pattern(name), text.replace(alias, ""), re.IGNORECASE):
                raise RenderFailed(
                    f"the name {name!r} would still be printed {where}, where markup stands "
                    "inside it",
                    fix=f"write {name} without markup inside the name, then render again",
                )


def _said(node: Any, key: str) -> Iterator[str]:
    """Yield every string that is printed, without its markup."""
    if isinstance(node, dict):
        for name, held in node.items():
            yield from _said(held, name)
    elif isinstance(node, list | tuple):
        for held in node:
            yield from _said(held, key)
    elif isinstance(node, str) and key not in _KEPT:
        yield _TAG.sub("", node) if key == "html" else node
