resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  user_data     = file("${path.module}/user_data.sh")
}
