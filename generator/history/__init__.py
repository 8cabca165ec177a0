"""Git becomes versions, typed differences and coverage. Knows nothing of HTML."""
