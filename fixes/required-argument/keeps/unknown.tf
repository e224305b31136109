resource "random_password" "db" {
  lenth_of_it = 12
}
