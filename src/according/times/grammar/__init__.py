"""What time words mean by themselves: found in the text, not yet put to a date."""
