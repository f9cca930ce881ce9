"""Tests of resolve/."""
