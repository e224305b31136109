resource "aws_instance" "web" {
  ami             = "ami-0123456789abcdef0"
  instance_type   = "t3.small"
  instance_type   = "t3.small"
  security_groups = ["web"]
  security_groups = ["web", "admin"]
}
