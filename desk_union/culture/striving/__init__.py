"""创争 (学习型组织、知识型职工) and 文明家庭: who strives for what, who was put forward and chosen."""
