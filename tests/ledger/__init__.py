"""Tests of ledger/ and of the decisions that people make."""
