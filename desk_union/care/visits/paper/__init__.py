"""Paper of 走访慰问: 登记单, 台账, 标准表, 年度统计表, 慰问信; ``visitrows`` reads what all of them tell."""
