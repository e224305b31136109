resource "aws_iam_instance_profile" "ec2" {
  name = "shop-ec2"
  role = "shop-ec2"
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"
}

resource "aws_launch_template" "app" {
  image_id = "ami-0"

  tags = {
    Name = "shop"
  }
}
