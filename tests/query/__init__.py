"""Tests of the room query, on every store."""
