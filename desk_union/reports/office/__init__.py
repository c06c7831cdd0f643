"""工作日志, calendar of duties, 验收资料 and 公文."""
