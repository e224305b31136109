resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = templatefile("${path.module}/user_data.sh", {
    name = "app"
    PORT = 8080
  })
}
