"""What is drawn for each flow: prototype, guide and pictures."""
