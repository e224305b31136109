resource "random_password" "admin" {
  length = 32
}

output "admin" {
  value     = random_password.admin.result
  sensitive = true
}

output "length" {
  value = nonsensitive(length(random_password.admin.result))
}
