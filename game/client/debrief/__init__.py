"""The debrief at this machine: what else could have been, and the whole of it as a page in the browser."""
