"""What is published, an edition of the site, becomes pages and files."""
