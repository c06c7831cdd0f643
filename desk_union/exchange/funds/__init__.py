"""The books for other programs: ``journals`` (hledger, beancount), ``auditdata`` (the interface for auditors)."""
