"""Nouns: frozen values that know nothing of disk, screen or paper."""

from __future__ import annotations
