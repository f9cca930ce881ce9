"""Room of the flow: see DESIGN in docs/."""
