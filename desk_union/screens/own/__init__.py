"""Screens of what the office declares itself, beyond the ledger of it: ``ownfieldspage`` the page of the settings."""
