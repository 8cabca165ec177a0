"""What is known from earlier builds; no other room caches anything for the next build."""
