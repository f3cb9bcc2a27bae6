"""What loads, but what an author would want to know: every warning, and where it is switched off."""
