"""What is answered at each place of the tree."""
