variable "ami" {
  type = string
}

resource "aws_launch_template" "literal" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "given" {
  image_id      = var.ami
  instance_type = "t3.micro"
}
