"""What a viewer sees of a table, in words: shared by the window's desk and the classroom's pages."""
