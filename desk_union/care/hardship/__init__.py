"""困难职工档案: the file with its family, its income arithmetic, its class, its papers and its life; home surveys."""
