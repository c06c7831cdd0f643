"""What a clerk does with 经费 as descriptions: what is asked, what is proposed, and the voucher that is drafted.

May import the deeds of 经费 and its ledgers. Read first: ``asking.py`` (accounts to choose from, what a drafted voucher
leaves), then ``remitting.py``; ``deedlist.py`` has them all in the order of the menu.
"""
