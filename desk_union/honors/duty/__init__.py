"""述职 and 小组总结: drafted from figures of the person or the group, judged by marks."""
