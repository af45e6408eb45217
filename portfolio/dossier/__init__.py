"""The document: the only room that knows Jinja2 and WeasyPrint."""

from __future__ import annotations
