"""The dossier's few colours, as custom properties."""

from __future__ import annotations

from portfolio.model.dossier import ACCENT, DossierSpec

_BLACK = {"ink": "#000", "grey": "#000", "line": "#000", "accent": "#000", "paper": "#fff"}
_DAY = {"ink": "#1c1c1a", "grey": "#696964", "line": "#c9c9c4", "paper": "#fff"}
_NIGHT = {
    "ink": "#e6e4de",
    "grey": "#a3a19a",
    "line": "#3c3c3a",
    "accent": "#7fc4cd",
    "paper": "#171716",
}


def colours(spec: DossierSpec) -> str:
    """Write the colours of paper by day."""
    named = _BLACK if spec.ink else {**_DAY, "accent": spec.accent or ACCENT}
    return _root(named)


def night(spec: DossierSpec) -> str:
    """Write the colours of a screen at night; black and white stays as it is."""
    return "" if spec.ink else f"@media screen and (prefers-color-scheme:dark){{{_root(_NIGHT)}}}"


def _root(named: dict[str, str]) -> str:
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"
