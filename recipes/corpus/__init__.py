"""The corpus: its checks, its counts, and the package in which it is published."""
