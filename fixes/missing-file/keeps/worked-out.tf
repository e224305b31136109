variable "script" {
  default = "a.sh"
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  user_data     = file(var.script)
}
