"""工作总结 and 工作计划: documents of sections whose numbers are figures."""
