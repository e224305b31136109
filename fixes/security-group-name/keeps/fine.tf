resource "aws_security_group" "web" {
  name = "web-sg"

  tags = {
    Name = "sg-web"
  }
}
