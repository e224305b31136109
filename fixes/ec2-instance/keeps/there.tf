resource "aws_instance" "web" {
  ami           = "ami-0"
  instance_type = "t3.micro"
}
