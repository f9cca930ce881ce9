"""Names compared."""
