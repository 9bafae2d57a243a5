"""What every picture is drawn of: axes, a surface in two dimensions, paths, points, words."""
