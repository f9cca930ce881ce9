"""The app in a real browser, on real stores."""
