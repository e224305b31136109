resource "random_password" "db" {
}
