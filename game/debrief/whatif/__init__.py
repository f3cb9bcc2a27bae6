"""What if: any decision of a game changed, the same luck, the rest as it was or played on by personas many times."""
