"""Owns measuring a text: words in, evidence out, each with the words that decided."""

from __future__ import annotations

from portfolio.review.measure.engine import measure

__all__ = ["measure"]
