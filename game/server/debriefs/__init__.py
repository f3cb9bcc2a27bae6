"""The debrief in the classroom: made by processes beside the loop, shown on the projector, handed to the desk."""
