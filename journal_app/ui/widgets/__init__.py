"""Small reusable controls, drawn from the theme's tokens."""
