"""志愿服务 and 再就业: who served where and how long; who was trained or placed."""
