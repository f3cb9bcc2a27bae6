"""What a lesson leaves behind for the teacher: grade book, research bundle, printed matter."""
