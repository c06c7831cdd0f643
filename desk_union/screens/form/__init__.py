"""What the form of a row shows and allows: fields, typed values, inner tables, attached files.

Read first: ``formpage.py``, then ``fieldform.py``; ``deedpage.py`` is a described deed being answered.
"""
