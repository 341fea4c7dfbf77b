"""The program's own controls. Each follows the theme by itself."""
