"""What would change: tables in, outcomes and numbers out."""
