"""How it is reached: views, templates, security and languages, on Pyramid."""
