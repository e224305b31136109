output "group" {
  value = aws_security_group.main.id
}
