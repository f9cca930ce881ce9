"""Every store does the same."""
