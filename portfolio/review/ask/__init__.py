"""Owns finding the stories for a question: what it asks about, which story answers, and why."""

from __future__ import annotations

from portfolio.review.ask.bank import AskedBank, bank_of
from portfolio.review.ask.engine import answer

__all__ = ["AskedBank", "answer", "bank_of"]
