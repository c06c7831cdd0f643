"""Where the tabs have their commands, for a ``--help`` that does not wait until the tabs themselves are read from disk.

The same as the tabs say (``Tab.commands``), which a test holds.
"""

PLACES = ("desk_union.commands.funds.table:COMMANDS", "desk_union.commands.reports.table:COMMANDS")
