"""The window as a handset of a lesson: joining it, the line to its server, and the table at the other end."""
