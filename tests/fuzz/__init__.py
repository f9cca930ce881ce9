"""Mutated inputs: every one ends in a result or in one clear error."""
