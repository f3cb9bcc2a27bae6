"""Several tables of a class beside each other: the same cards and the same seats, other decisions."""
