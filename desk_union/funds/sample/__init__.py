"""The made-up office's money over two years: dues, vouchers, bank, assets and budget, each area in a module of its own."""
