resource "random_integer" "this" {
  min = 10000
  max = 99999
}
