"""Judgement: text and rubric in; evidence, findings, verdicts and coverage out."""

from __future__ import annotations
