"""Tests of the components that need no browser."""
