"""Figures that no ledger holds: typed rows, and which numbers of the office are typed at all."""
