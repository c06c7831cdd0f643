"""结对包保 and 捐款: pairs with their contacts, drives with their donors, goods and balance."""
