"""The commands of 报表: an old 总结 taken in, a form of the upper union's taken in."""
