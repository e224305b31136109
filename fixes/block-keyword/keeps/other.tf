tags {
  Name = "orders"
}

outputs "a" "b" {
  value = 1
}
