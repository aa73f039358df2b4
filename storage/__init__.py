"""What must survive: cases, their record, submissions and attachments, in SQLite or PostgreSQL."""
