resource "aws_security_group" "main" {
  name = "db"
}

resource "aws_security_group" "clients" {
  name = "clients"
}
