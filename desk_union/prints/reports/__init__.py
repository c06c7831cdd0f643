"""What 报表 hands out as files of its own: the folder of an inspection."""
