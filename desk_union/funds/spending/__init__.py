"""报销, 借款 and 支出审批: their words, who may approve, what follows from lines, what is handed out and booked.

Read first: ``spending_words`` (stages), ``limits`` (who approves what), ``paying`` (vouchers), ``spending_links``.
"""
