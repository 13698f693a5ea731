"""How the pictures and clips of the demonstration are drawn: no camera, no real place."""
