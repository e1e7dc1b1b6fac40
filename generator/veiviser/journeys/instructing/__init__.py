"""What a sentence tells the reader to press, compared with what can be pressed on the screen."""
