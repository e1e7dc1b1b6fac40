"""Files read safely: their names, encodings, images and history."""
