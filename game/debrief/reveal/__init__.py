"""What each seat held back while the game was played: its brief, orders, secret offers, plans and reasons."""
