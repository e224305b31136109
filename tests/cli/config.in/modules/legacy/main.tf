resource "aws_instance" "old" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
