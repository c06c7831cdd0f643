"""The personnel office's monthly list beside the ledger: who came, went, moved, and whose facts are other ones.

Read first: ``lists`` (the newest list as read), ``matching`` (who of the list is who; pure), ``comparing`` (what
differs), ``deciding`` (what the clerk does with a difference), ``described_deeds``.
"""
