"""The few questions and notices that stand over a screen."""

from __future__ import annotations
