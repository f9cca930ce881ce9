"""Tests mirror the tree; the conformance suite of the stores is in tests/store."""
