"""A package, so that the browser (scope "package") is gone before tests elsewhere run loops of their own."""
