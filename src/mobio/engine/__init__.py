"""What a form is: schema files, their meaning, and the answers they allow. No web, no database."""
