"""What was said: figures in, checked tables out."""
