"""What we keep: the tree of persistent objects. This room knows no form, no web and no clock."""
