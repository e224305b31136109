resource "aws_instance" "node" {
  count = 3

  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
