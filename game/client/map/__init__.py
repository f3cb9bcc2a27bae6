"""The border drawn: geography, views, ribbons of traffic, labels that keep clear of one another."""
