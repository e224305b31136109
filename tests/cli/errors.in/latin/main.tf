resource "a" "b" {}
ÿþ