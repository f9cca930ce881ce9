"""Relation types."""
