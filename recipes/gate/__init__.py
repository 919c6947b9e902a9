"""The score gate: what each coder reaches on the gold is pinned, and may only rise."""
